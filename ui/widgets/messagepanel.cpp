// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagepanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr double panelWidth = 620;
constexpr double iconSize = 34;
}

MessagePanel::MessagePanel(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    m_card = new Card(theme, this);
    m_icon = new QLabel(m_card);
    m_title = new Label(theme, TextStyle::Title, {}, m_card);
    m_title->setWordWrap(true);
    m_text = new QVBoxLayout;
    m_text->setSpacing(theme.px(4));
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(theme.px(10));

    auto* head = new QHBoxLayout;
    head->setSpacing(theme.px(16));
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1, Qt::AlignVCenter);
    auto* inner = new QVBoxLayout(m_card);
    const int margin = theme.px(28);
    inner->setContentsMargins(margin, margin, margin, margin);
    inner->setSpacing(theme.px(16));
    inner->addLayout(head);
    inner->addLayout(m_text);
    inner->addLayout(m_buttons);

    auto* outer = new QVBoxLayout(this);
    standInTheMiddle(m_card, outer);
    m_card->setFixedWidth(theme.px(panelWidth));
    connect(&theme, &Theme::changed, this, [this] {
        m_card->setFixedWidth(m_theme.px(panelWidth));
        updateIcon();
    });
}

void MessagePanel::updateIcon()
{
    ColorRole role = ColorRole::Accent;
    if (m_message.tone == Tone::Critical)
        role = ColorRole::CriticalInk;
    else if (m_message.tone == Tone::Abnormal)
        role = ColorRole::Abnormal;
    else if (m_message.tone == Tone::Done)
        role = ColorRole::Done;
    m_icon->setPixmap(iconPixmap(m_message.icon, m_theme.color(role), m_theme.px(iconSize), devicePixelRatioF()));
}

Label* MessagePanel::paragraph(const QString& heading, const QString& text)
{
    if (text.isEmpty())
        return nullptr;
    if (!heading.isEmpty()) {
        auto* head = new Label(m_theme, TextStyle::SmallStrong, heading, m_card);
        head->setInk(ColorRole::Quiet);
        head->setContentsMargins(0, m_theme.px(8), 0, 0);
        m_text->addWidget(head);
    }
    auto* body = new Label(m_theme, TextStyle::Body, text, m_card);
    body->setWordWrap(true);
    m_text->addWidget(body);
    return body;
}

void MessagePanel::setMessage(const Message& message)
{
    m_message = message;
    while (QLayoutItem* item = m_text->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_actions.clear();
    updateIcon();
    m_title->setText(message.title);
    paragraph({}, message.happened);
    // What people look for first.
    if (auto* safe = paragraph(tr("What is safe"), message.safe))
        safe->setStyle(TextStyle::Strong);
    paragraph(tr("What to do"), message.todo);
    if (auto* reference = paragraph(tr("For whoever helps you"), message.reference)) {
        reference->setInk(ColorRole::Quiet);
        reference->setStyle(TextStyle::Small);
        reference->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        reference->setAccessibleName(tr("Technical reference"));
    }
    // The main action stands on the right, where each page has it.
    m_buttons->addStretch();
    for (const bool primary : {false, true}) {
        for (const MessageAction& action : message.actions) {
            if (action.primary != primary)
                continue;
            auto* button = new ActionButton(m_theme, primary ? ActionButton::Kind::Primary : ActionButton::Kind::Secondary, action.text, action.key, m_card);
            connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionChosen(id); });
            m_buttons->addWidget(button);
            m_actions.append(button);
        }
    }
    setAccessibleName(message.title);
    setAccessibleDescription(QStringList{message.happened, message.safe, message.todo}.join(u' '));
}

void MessagePanel::setBusy(bool busy)
{
    for (ActionButton* button : std::as_const(m_actions))
        button->setEnabled(!busy);
    if (!busy)
        focusEntry();
}

void MessagePanel::focusEntry()
{
    if (!m_actions.isEmpty())
        m_actions.last()->setFocus(Qt::OtherFocusReason);
}

} // namespace paillasse::ui
