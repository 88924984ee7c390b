// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultedit.h"

#include <QKeyEvent>

#include "ui/theme/theme.h"

namespace paillasse::ui {

ResultEdit::ResultEdit(const Theme& theme, QWidget* parent) : QLineEdit(parent)
{
    setFont(theme.font(TextStyle::Strong));
    setMode(Mode::Numeric);
    setAccessibleName(tr("Result"));
}

void ResultEdit::setMode(Mode mode)
{
    m_mode = mode;
    setAlignment((mode == Mode::Numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

void ResultEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_mode == Mode::Numeric && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        // Everything selected will be replaced, so the next key is the first.
        const bool first = text().isEmpty() || selectedText() == text();
        const QString typed = event->text();
        if (typed == u"." || typed == u",") {
            if (first || !text().contains(u','))
                insert(QStringLiteral(","));
            return;
        }
        if (first && (typed == u"-" || typed == u"+")) {
            insert(typed == u"-" ? QStringLiteral("<") : QStringLiteral(">"));
            return;
        }
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace paillasse::ui
