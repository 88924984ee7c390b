// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

#include <QApplication>
#include <QLineEdit>

namespace paillasse::ui {

bool Page::mayTakeKeys() const
{
    const auto* typing = qobject_cast<const QLineEdit*>(QApplication::focusWidget());
    return !typing || isAncestorOf(typing);
}

bool Page::hasKeys(const QWidget& part)
{
    const auto* focus = QApplication::focusWidget();
    return focus == &part || (focus && part.isAncestorOf(focus));
}

} // namespace paillasse::ui
