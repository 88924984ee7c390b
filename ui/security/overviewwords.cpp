// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/overviewwords.h"

#include "ui/security/eventwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

Figure figureOf(const QString& name, const client::UsualFigure& figure)
{
    const bool isKnown = figure.usualLow > 0 || figure.usualHigh > 0;
    Figure shown{name, Format::count(figure.today), isKnown ? OverviewWords::tr("usual %1 – %2").arg(Format::count(figure.usualLow), Format::count(figure.usualHigh)) : OverviewWords::tr("what is usual is not known yet")};
    if (isKnown && figure.today > figure.usualHigh)
        shown.note = OverviewWords::tr("▲ above %1 – %2").arg(Format::count(figure.usualLow), Format::count(figure.usualHigh));
    return shown;
}

} // namespace

bool OverviewWords::isIntact(const client::LedgerStanding& ledger)
{
    return ledger.doubts == 0 && ledger.findings == 0;
}

QList<Figure> OverviewWords::figuresOf(const std::optional<client::WatchReply>& overview, Instant now)
{
    const QStringList names{tr("Sign-ins today"), tr("Records read"), tr("Exports"), tr("Ledger")};
    if (!overview) {
        QList<Figure> empty;
        for (const auto& name : names)
            empty << Figure{name, QStringLiteral("—"), tr("not known yet")};
        return empty;
    }
    const auto& ledger = overview->ledger;
    Figure standing{names[3], isIntact(ledger) ? tr("intact") : tr("doubted"), {}, !isIntact(ledger)};
    if (!isIntact(ledger))
        standing.note = tr("see the ledger’s page");
    else if (ledger.verifiedAt.isNull())
        standing.note = tr("head %1, never verified").arg(Format::timeOrDate(ledger.headAt, now));
    else
        standing.note = tr("head %1, verified %2, %n witness(es)", nullptr, static_cast<int>(ledger.witnesses.size())).arg(Format::timeOrDate(ledger.headAt, now), Format::timeOrDate(ledger.verifiedAt, now));
    return {figureOf(names[0], overview->signIns), figureOf(names[1], overview->reads), figureOf(names[2], overview->exports), standing};
}

QList<HourBar> OverviewWords::hoursOf(const client::UsualFigure& figure)
{
    QList<HourBar> bars;
    for (std::size_t hour = 0; hour < figure.byHour.size(); ++hour)
        bars << HourBar{tr("%1:00", "an hour of the day").arg(hour), figure.byHour[hour], hour < figure.usualByHour.size() ? figure.usualByHour[hour] : 0};
    return bars;
}

QList<Row> OverviewWords::outliersOf(const client::WatchReply& overview)
{
    QList<Row> rows;
    for (const auto& outlier : overview.outliers)
        rows << Row{QString::number(rows.size()),
                    {{QString::fromStdString(outlier.name), CellInk::Strong},
                     {outlier.usual > 0 ? tr("%1: %2, usual %3").arg(EventWords::of(outlier.kind), Format::count(outlier.today), Format::count(outlier.usual))
                                        : tr("%1: %2, usually none").arg(EventWords::of(outlier.kind), Format::count(outlier.today))}}};
    return rows;
}

} // namespace paillasse::ui
