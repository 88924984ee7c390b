// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include "ui/theme/icons.h"
#include "ui/widgets/badge.h"

class QVBoxLayout;
class QHBoxLayout;
class QLabel;

namespace paillasse::ui {

class ActionButton;
class Card;
class Label;
class Theme;

struct MessageAction {
    QString id;
    QString text;
    bool primary = false;
    QKeySequence key;

    bool operator==(const MessageAction&) const = default;
};

// A designed page for a state in which work cannot go on. It always answers three questions, in this order.
struct Message {
    Tone tone = Tone::Neutral; // Critical, Abnormal, Neutral, Done
    Icon icon = Icon::Information;
    QString title;
    QString happened;  // what happened
    QString safe;      // what is safe
    QString todo;      // what to do
    QString reference; // technical words for whoever helps: never patient data or a secret
    QList<MessageAction> actions;
};

class MessagePanel : public QWidget {
    Q_OBJECT

public:
    explicit MessagePanel(const Theme& theme, QWidget* parent = nullptr);

    void setMessage(const Message& message);
    [[nodiscard]] const Message& message() const { return m_message; }
    // While an answer is awaited the actions cannot be chosen twice.
    void setBusy(bool busy);
    void focusEntry();

Q_SIGNALS:
    void actionChosen(const QString& id);

private:
    Label* paragraph(const QString& heading, const QString& text);
    void updateIcon();

    const Theme& m_theme;
    Message m_message;
    Card* m_card;
    QLabel* m_icon;
    Label* m_title;
    QVBoxLayout* m_text;
    QHBoxLayout* m_buttons;
    QList<ActionButton*> m_actions;
};

} // namespace paillasse::ui
