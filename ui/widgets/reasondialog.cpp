// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reasondialog.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ReasonDialog::ReasonDialog(const Theme& theme, const QString& title, const QString& question, const QList<Reason>& reasons, const QString& confirmText,
                           QWidget* parent)
    : QDialog(parent), m_reasons(reasons), m_group(new QButtonGroup(this))
{
    setAttribute(Qt::WA_DeleteOnClose, parent != nullptr); // what was typed goes with it
    setWindowTitle(title);
    setModal(true);
    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(theme.px(8));
    auto* asked = new Label(theme, TextStyle::Heading, question, this);
    asked->setWordWrap(true);
    layout->addWidget(asked);
    m_notice = new Label(theme, TextStyle::Body, {}, this);
    m_notice->setWordWrap(true);
    m_notice->hide();
    layout->addWidget(m_notice);

    for (qsizetype i = 0; i < reasons.size(); ++i) {
        auto* row = new QHBoxLayout;
        auto* radio = new QRadioButton(reasons[i].text, this);
        radio->setAccessibleName(reasons[i].text);
        m_group->addButton(radio, static_cast<int>(i));
        row->addWidget(radio, 1);
        if (i < 9) {
            auto* key = new Label(theme, TextStyle::Small, QString::number(i + 1), this);
            key->setInk(ColorRole::Quiet);
            row->addWidget(key);
        }
        layout->addLayout(row);
        radio->installEventFilter(this);
        connect(radio, &QRadioButton::toggled, this, &ReasonDialog::update);
        connect(radio, &QRadioButton::toggled, this, &ReasonDialog::edited);
    }

    m_textLabel = new Label(theme, TextStyle::SmallStrong, {}, this);
    m_textLabel->setInk(ColorRole::Quiet);
    m_textLabel->setWordWrap(true);
    m_text = new QPlainTextEdit(this);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.px(70));
    m_text->setAccessibleName(tr("Remark"));
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReasonDialog::update);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReasonDialog::edited);
    m_hint = new HintLine(theme, {}, this);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_resumed = new BadgeLabel(theme, this);
    m_resumed->setBadge({Tone::Accent, Shape::None, tr("Draft resumed"), {}});
    m_resumed->hide();
    m_note = new Label(theme, TextStyle::Small, {}, this);
    m_note->hide();
    auto* resumed = new QHBoxLayout;
    resumed->addWidget(m_resumed);
    resumed->addWidget(m_note, 1);
    layout->addLayout(resumed);
    layout->addWidget(m_textLabel);
    layout->addWidget(m_text);
    layout->addWidget(m_hint);
    m_held = new Label(theme, TextStyle::Body, {}, this);
    m_held->setInk(ColorRole::CriticalInk);
    m_held->setWordWrap(true);
    m_held->hide();
    layout->addWidget(m_held);

    auto* foot = new DialogFoot(theme, this, confirmText);
    m_confirm = foot->confirm();
    layout->addLayout(foot);
    connect(m_confirm, &QPushButton::clicked, this, &ReasonDialog::confirm);
    setMinimumWidth(theme.px(440));
    update();
}

QString ReasonDialog::code() const
{
    const int chosen = m_group->checkedId();
    return chosen < 0 ? QString() : m_reasons[chosen].code;
}

QString ReasonDialog::freeText() const
{
    return m_text->toPlainText().trimmed();
}

QString ReasonDialog::words() const
{
    const int chosen = m_group->checkedId();
    if (chosen < 0 || m_reasons[chosen].needsText)
        return freeText();
    const auto& reason = m_reasons[chosen].text;
    return freeText().isEmpty() ? reason : QStringLiteral("%1 — %2").arg(reason, freeText());
}

void ReasonDialog::choose(const QString& code)
{
    for (qsizetype i = 0; i < m_reasons.size(); ++i)
        if (m_reasons[i].code == code)
            m_group->button(static_cast<int>(i))->setChecked(true);
}

void ReasonDialog::resume(const QString& code, const QString& text, const QString& note)
{
    choose(code);
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
    m_note->setText(note);
    m_note->show();
    m_resumed->show();
}

void ReasonDialog::update()
{
    const int chosen = m_group->checkedId();
    const auto reason = chosen >= 0 ? m_reasons[chosen] : Reason{{}, {}, m_reasons.isEmpty()};
    m_textLabel->setText(!reason.asks.isEmpty() ? reason.asks : reason.needsText ? tr("Say which") : tr("Remark, if needed"));
    const bool isFitting = reason.form.pattern().isEmpty() || reason.form.match(freeText()).hasMatch();
    m_confirm->setEnabled(m_held->text().isEmpty() && (m_reasons.isEmpty() || chosen >= 0) && (!reason.needsText || (!freeText().isEmpty() && isFitting)));
    makeRoom();
}

// A dialog does not grow by itself when words in it wrap to more lines.
void ReasonDialog::makeRoom()
{
    const int wanted = layout()->totalHeightForWidth(width());
    if (wanted > height())
        resize(width(), wanted);
}

void ReasonDialog::setNotice(const QString& text)
{
    m_notice->setText(text);
    m_notice->show();
    makeRoom();
}

void ReasonDialog::hold(const QString& why)
{
    m_held->setText(why);
    m_held->setVisible(!why.isEmpty());
    update();
}

void ReasonDialog::setExpander(Expander expander, const QString& hint)
{
    m_expander = std::move(expander);
    m_hint->setText(hint);
    m_hint->show();
}

bool ReasonDialog::expand()
{
    auto cursor = m_text->textCursor();
    const auto before = m_text->toPlainText().left(cursor.position());
    const auto sentence = m_expander ? m_expander(before) : std::nullopt;
    if (!sentence)
        return false;
    cursor.setPosition(0);
    cursor.setPosition(static_cast<int>(before.size()), QTextCursor::KeepAnchor);
    cursor.insertText(*sentence); // one step: Ctrl+Z gives the code back
    return true;
}

void ReasonDialog::confirm()
{
    expand();
    Q_EMIT reasonGiven(code(), freeText());
    accept();
}

void ReasonDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    makeRoom();
    if (m_reasons.isEmpty() || !m_resumed->isHidden())
        m_text->setFocus();
    else
        m_group->button(std::max(m_group->checkedId(), 0))->setFocus();
}

void ReasonDialog::keyPressEvent(QKeyEvent* event)
{
    const int digit = event->key() - Qt::Key_1;
    if (digit >= 0 && digit < static_cast<int>(qMin<qsizetype>(m_reasons.size(), 9)) && !m_text->hasFocus()) {
        QAbstractButton* chosen = m_group->button(digit);
        chosen->setChecked(true);
        if (m_reasons[digit].needsText)
            m_text->setFocus();
        else
            chosen->setFocus();
        return;
    }
    // Enter confirms from the list too, not only from the button.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_confirm->isEnabled()) {
        confirm();
        return;
    }
    QDialog::keyPressEvent(event);
}

bool ReasonDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched == m_text && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        expand(); // and the space follows
    if (event->type() == QEvent::KeyPress && watched != m_text) {
        // A radio button would take Enter for nothing.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace paillasse::ui
