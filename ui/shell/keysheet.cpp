// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

KeySheet::KeySheet(const Theme& theme, const QString& page, const QList<KeyAction>& keys, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setModal(true);
    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(theme.px(12));
    layout->addWidget(new Label(theme, TextStyle::Heading, page.isEmpty() ? tr("Keys") : tr("Keys on the page %1").arg(page), this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.px(20));
    grid->setVerticalSpacing(theme.px(6));
    QStringList spoken;
    for (int row = 0; row < keys.size(); ++row) {
        grid->addWidget(new Label(theme, TextStyle::Strong, shownKey(keys[row].key), this), row, 0);
        grid->addWidget(new Label(theme, TextStyle::Body, keys[row].text, this), row, 1);
        spoken.append(Format::named(shownKey(keys[row].key), keys[row].text));
    }
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    auto* close = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Close"), Qt::Key_Escape, this);
    close->setAccessibleDescription(Format::list(spoken));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
}

} // namespace paillasse::ui
