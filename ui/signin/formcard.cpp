// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/formcard.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/signin/formpresenter.h"
#include "ui/signin/passwordfield.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

namespace {
constexpr double cardWidth = 460;
}

FormCard::FormCard(const Theme& theme, FormPresenter& presenter, const QString& title, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_presenter(presenter), m_card(new Card(theme, this)), m_title(new Label(theme, TextStyle::Title, title, m_card)),
      m_body(new QVBoxLayout), m_buttons(new QHBoxLayout), m_error(new Label(theme, TextStyle::Strong, {}, m_card))
{
    setAccessibleName(title);
    m_title->setWordWrap(true);
    m_error->setInk(ColorRole::CriticalInk);
    m_error->setWordWrap(true);
    m_error->hide();
    m_body->setSpacing(theme.px(6));
    m_buttons->setSpacing(theme.px(10));
    m_buttons->addStretch();
    auto* inner = new QVBoxLayout(m_card);
    const int margin = theme.px(28);
    inner->setContentsMargins(margin, margin, margin, margin);
    inner->setSpacing(theme.px(14));
    inner->addWidget(m_title);
    inner->addLayout(m_body);
    inner->addWidget(m_error);
    inner->addLayout(m_buttons);
    m_card->setFixedWidth(theme.px(cardWidth));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    standInTheMiddle(m_card, outer);

    connect(&presenter, &FormPresenter::formErrorChanged, this, &FormCard::showError);
    connect(&presenter, &FormPresenter::busyChanged, this, &FormCard::setBusy);
    connect(&presenter, &FormPresenter::forgetSecrets, this, [this] {
        for (PasswordField* field : std::as_const(m_secrets))
            field->forget();
    });
}

void FormCard::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

Label* FormCard::addText(const QString& text)
{
    auto* label = new Label(m_theme, TextStyle::Body, text, m_card);
    label->setWordWrap(true);
    label->setInk(ColorRole::Quiet);
    m_body->addWidget(label);
    return label;
}

void FormCard::addField(const QString& label, QWidget* field)
{
    auto* head = new FieldLabel(m_theme, label, field, m_card);
    head->setContentsMargins(0, m_theme.px(6), 0, 0);
    m_body->addWidget(head);
    addWidget(field);
}

void FormCard::addWidget(QWidget* widget)
{
    m_body->addWidget(widget);
    if (auto* line = qobject_cast<QLineEdit*>(widget)) {
        line->setTextMargins(m_theme.px(4), 0, m_theme.px(4), 0);
        m_fields.append(line);
        connect(line, &QLineEdit::returnPressed, this, &FormCard::submit);
    } else if (auto* box = qobject_cast<QComboBox*>(widget)) {
        m_fields.append(box);
        if (QLineEdit* edit = box->lineEdit()) {
            edit->setTextMargins(m_theme.px(4), 0, 0, 0);
            connect(edit, &QLineEdit::returnPressed, this, &FormCard::submit);
        }
    }
}

void FormCard::addRow(const QList<QWidget*>& widgets)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.px(10));
    for (QWidget* widget : widgets) {
        row->addWidget(widget);
        if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            m_fields.append(line);
            connect(line, &QLineEdit::returnPressed, this, &FormCard::submit);
        }
    }
    m_body->addLayout(row);
}

PasswordField* FormCard::addPassword(const QString& label)
{
    auto* field = new PasswordField(m_theme, label, m_card);
    addField(label, field);
    m_secrets.append(field);
    connect(field, &PasswordField::capsLockSeen, this, [this](bool on) {
        if (m_caps)
            m_caps->setText(on ? tr("▲ Caps Lock seems to be on") : QString());
    });
    return field;
}

void FormCard::addCapsHint()
{
    // Always there, so that nothing moves when it speaks.
    m_caps = new Label(m_theme, TextStyle::Small, {}, m_card);
    m_caps->setInk(ColorRole::Abnormal);
    m_body->addWidget(m_caps);
}

void FormCard::addButton(ActionButton* button)
{
    m_buttons->addWidget(button);
    m_actions.append(button);
    if (button->kind() == ActionButton::Kind::Primary)
        connect(button, &QPushButton::clicked, this, &FormCard::submit);
}

void FormCard::showError()
{
    const QString text = m_presenter.formError();
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    if (text.isEmpty() || !isVisible())
        return;
    QAccessibleEvent spoken(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
    focusEntry();
}

void FormCard::setBusy(bool busy)
{
    for (QWidget* field : std::as_const(m_fields))
        field->setEnabled(!busy);
    for (ActionButton* button : std::as_const(m_actions))
        button->setEnabled(!busy);
    if (!busy && isVisible())
        focusEntry();
}

void FormCard::focusEntry()
{
    for (QWidget* field : std::as_const(m_fields)) {
        const auto* line = qobject_cast<QLineEdit*>(field);
        const auto* box = qobject_cast<QComboBox*>(field);
        if ((line && line->text().isEmpty()) || (box && box->currentText().isEmpty()))
            return field->setFocus(Qt::OtherFocusReason);
    }
    if (!m_fields.isEmpty())
        m_fields.first()->setFocus(Qt::OtherFocusReason);
    else if (!m_actions.isEmpty())
        m_actions.last()->setFocus(Qt::OtherFocusReason);
}

} // namespace paillasse::ui
