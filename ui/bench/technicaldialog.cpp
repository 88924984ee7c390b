// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/technicaldialog.h"

#include "ui/models/orderheading.h"
#include "ui/models/resultgridmodel.h"

namespace paillasse::ui {

TechnicalDialog::TechnicalDialog(const Theme& theme, TechnicalBatch& batch, const client::DirectoryPtr& directory, QWidget* parent) : ConfirmList(theme, words(batch), entriesOf(batch, directory), parent)
{
    connect(this, &ConfirmList::choicesConfirmed, this, [this](const QStringList& kept) {
        TechnicalBatch::Choice lines;
        for (const auto& choice : kept)
            if (const auto order = lab::OrderId::parse(choice.section(QLatin1Char('#'), 0, 0).toStdString()))
                lines[*order].push_back(lab::LineId(choice.section(QLatin1Char('#'), 1).toInt()));
        Q_EMIT confirmed(lines);
    });
}

ConfirmList::Words TechnicalDialog::words(TechnicalBatch& batch)
{
    int passing = 0;
    int withoutControl = 0;
    for (const auto& file : batch.files())
        for (const auto& candidate : batch.candidates(file)) {
            passing += candidate.why.isEmpty() ? 1 : 0;
            withoutControl += candidate.line.control == lab::ControlState::Attested ? 0 : 1;
        }
    QStringList why{tr("What is ticked is validated. What waits for a call, a rerun or its quality control stays, and says so.")};
    if (withoutControl > 0)
        why << tr("Of a bench whose quality control is not attested today, F4 attests it; without that, Ctrl+F12 validates the order in front, and what was missing stays recorded with it.");
    return {tr("Validate the list technically"),
            tr("Saved results"),
            why.join(QLatin1Char(' ')),
            passing > 0 ? tr("Space leaves a line out · read to the end to validate") : QString(),
            {tr("Order and examination"), tr("Result"), tr("Unit"), tr("Signal"), tr("QC, or what it waits for")},
            {80, 110, 150, 230},
            [](int kept) { return tr("Validate %n line(s)", nullptr, kept); },
            batch.left()};
}

// The values in the words of the grid, so that both say the same.
QList<ConfirmList::Entry> TechnicalDialog::entriesOf(TechnicalBatch& batch, const client::DirectoryPtr& directory)
{
    QList<Entry> entries;
    for (const auto& file : batch.files()) {
        const auto id = QString::fromStdString(file.order.id.toString());
        entries.append({{}, {{id, {orderHeading(file)}}}});
        ResultGridModel grid(ResultGridModel::Use::Reading);
        grid.show(file, directory, 0);
        for (const auto& candidate : batch.candidates(file)) {
            const int row = grid.rowOfLine(candidate.line.line);
            const auto text = [&](int column) { return grid.index(row, column).data().toString(); };
            const bool passes = candidate.why.isEmpty();
            const auto choice = id + QLatin1Char('#') + QString::number(candidate.line.line);
            const Badge ticked{Tone::Done, Shape::Check, {}, tr("ticked")};
            entries.append({passes ? choice : QString(),
                            {{choice,
                              {{text(ResultGridModel::Examination), passes ? CellInk::Normal : CellInk::Quiet, passes ? Badges{ticked} : Badges(), {}, false},
                               {text(ResultGridModel::Result), static_cast<CellInk>(grid.index(row, ResultGridModel::Result).data(InkRole).toInt()), {}, {}, true},
                               {text(ResultGridModel::Unit), CellInk::Quiet, {}, {}, false},
                               {{}, CellInk::Normal, grid.index(row, ResultGridModel::Flag).data(BadgesRole).value<Badges>(), {}, false},
                               {passes ? tr("QC attested") : tr("held: %1").arg(candidate.why), passes ? CellInk::Quiet : CellInk::Strong, {}, {}, false}}}}});
        }
    }
    return entries;
}

} // namespace paillasse::ui
