// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/batchdialog.h"

#include "ui/models/orderheading.h"
#include "ui/models/resultgridmodel.h"

namespace paillasse::ui {

BatchDialog::BatchDialog(const Theme& theme, const std::vector<client::OrderFile>& files, int left, const client::DirectoryPtr& directory, QWidget* parent)
    : ConfirmList(theme, words(left), entriesOf(files, directory), parent)
{
    connect(this, &ConfirmList::choicesConfirmed, this, [this] { Q_EMIT confirmed(kept()); });
}

ConfirmList::Words BatchDialog::words(int left)
{
    return {tr("Sign the clear orders"),
            tr("Clear orders"),
            tr("Nothing flagged, quality control attested, no remark, no call, nothing measured twice. Each report bears your signature."),
            tr("Space leaves an order out · read to the end to sign"),
            {tr("Order and examination"), tr("Result"), tr("Unit"), tr("Interval"), tr("Previous")},
            {80, 100, 110, 130},
            [](int kept) { return tr("Sign %n report(s)", nullptr, kept); },
            left};
}

QList<ConfirmList::Entry> BatchDialog::entriesOf(const std::vector<client::OrderFile>& files, const client::DirectoryPtr& directory)
{
    QList<Entry> entries;
    for (const auto& file : files)
        entries << entryOf(file, directory);
    return entries;
}

// The values in the words of the grid, so that both say the same.
ConfirmList::Entry BatchDialog::entryOf(const client::OrderFile& file, const client::DirectoryPtr& directory)
{
    const auto id = QString::fromStdString(file.order.id.toString());
    Entry entry{id, {{id, {orderHeading(file)}}}};
    ResultGridModel grid(ResultGridModel::Use::Reading);
    grid.show(file, directory, 0);
    for (int row = 0; row < grid.rowCount(); ++row) {
        if (grid.line(row)->state == lab::LineState::Cancelled)
            continue;
        const auto text = [&](int column) { return grid.index(row, column).data().toString(); };
        Row shown{id + QLatin1Char('#') + QString::number(grid.lineId(row)), {}};
        shown.cells << RowCell{text(ResultGridModel::Examination), CellInk::Normal, {}, {}, false} << RowCell{text(ResultGridModel::Result), CellInk::Strong, {}, {}, true}
                    << RowCell{text(ResultGridModel::Unit), CellInk::Quiet, {}, {}, false} << RowCell{text(ResultGridModel::Range), CellInk::Quiet, {}, {}, true}
                    << RowCell{text(ResultGridModel::Previous), CellInk::Quiet, {}, {}, true};
        entry.rows.append(shown);
    }
    return entry;
}

std::vector<lab::OrderId> BatchDialog::kept() const
{
    std::vector<lab::OrderId> kept;
    for (const auto& choice : keptChoices())
        kept.push_back(lab::OrderId::parse(choice.toStdString()).value_or(lab::OrderId()));
    return kept;
}

} // namespace paillasse::ui
