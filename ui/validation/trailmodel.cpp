// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/trailmodel.h"

#include <algorithm>

#include <QCoreApplication>

#include "ui/models/resultgridmodel.h"
#include "ui/theme/format.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

namespace {

// Gathers the steps of one order in words.
class Telling {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::TrailModel)

public:
    Telling(const lab::Order& order, const client::Directory& directory) : m_order(order), m_directory(directory) {}

    std::vector<TrailModel::Step> steps()
    {
        add(m_order.placedAt, tr("registered"), m_order.placedBy);
        for (const auto& specimen : m_order.specimens)
            if (!specimen.receivedAt.isNull())
                add(specimen.receivedAt, specimen.state == lab::SpecimenState::Rejected ? tr("tube %1 rejected").arg(specimen.number) : tr("tube %1 received").arg(specimen.number), specimen.receivedBy);
        for (const auto& line : m_order.lines)
            tellLine(line);
        for (const auto& call : m_order.calls)
            tellCall(call);
        for (const auto& report : m_order.reports)
            add(report.releasedAt, report.kind == lab::ReportKind::Withdrawn ? tr("report %1 withdrawn").arg(report.replaces) : tr("report %1 signed").arg(report.version), report.releasedBy);
        for (const auto& delivery : m_order.deliveries)
            add(delivery.at, (delivery.version == 0 ? tr("printed unreleased, for %1") : tr("report %1 delivered to %2").arg(delivery.version)).arg(QString::fromStdString(delivery.to)), delivery.by);
        std::stable_sort(m_steps.begin(), m_steps.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        return signedBy(gathered());
    }

private:
    // A panel entered in one go is one step, and so is its technical validation.
    [[nodiscard]] std::vector<TrailModel::Step> gathered() const
    {
        std::vector<TrailModel::Step> all;
        for (const auto& step : m_steps) {
            const bool same = !all.empty() && step.kind != TrailModel::Kind::Other && all.back().kind == step.kind && all.back().who == step.who && all.back().at.ms / minuteMs == step.at.ms / minuteMs;
            if (!same) {
                all.push_back(step);
                continue;
            }
            ++all.back().count;
            if (step.kind == TrailModel::Kind::Measured)
                all.back().text += QStringLiteral(", ") + step.text;
            else
                all.back().text = tr("%n examination(s) technically valid", nullptr, all.back().count);
        }
        return all;
    }

    [[nodiscard]] std::vector<TrailModel::Step> signedBy(std::vector<TrailModel::Step> steps) const
    {
        for (auto& step : steps)
            if (const auto known = m_directory.people.find(step.who); known != m_directory.people.end())
                step.text = QStringLiteral("%1 — %2").arg(step.text, QString::fromStdString(known->second.name));
        return steps;
    }

    void tellLine(const lab::ResultLine& line)
    {
        const auto name = nameOf(line);
        for (const auto& measurement : line.measurements) {
            if (measurement.source == lab::MeasurementSource::Calculated)
                continue;
            const bool several = line.measurements.size() > 1;
            const bool retained = several && line.reportable == measurement.id;
            add(measurement.at, tr("%1 %2").arg(name, shownValue(measurement.value)) + (retained ? tr(", retained") : QString()), measurement.enteredBy, TrailModel::Kind::Measured);
        }
        if (line.technical)
            add(line.technical->at, tr("%1 technically valid").arg(name), line.technical->person, TrailModel::Kind::Validated);
    }

    void tellCall(const lab::CriticalCall& call)
    {
        const auto* line = m_order.line(call.line);
        const auto name = line ? nameOf(*line) : QString();
        const auto to = QString::fromStdString(call.to);
        switch (call.outcome) {
        case lab::CallOutcome::Acknowledged: add(call.at, call.readBack ? tr("%1: called %2, read back").arg(name, to) : tr("%1: called %2").arg(name, to), call.by); break;
        case lab::CallOutcome::Attempted: add(call.at, tr("%1: %2 not reached").arg(name, to), call.by); break;
        case lab::CallOutcome::NotRequired: add(call.at, tr("%1: no call needed (%2)").arg(name, QString::fromStdString(call.reason)), call.by); break;
        }
    }

    [[nodiscard]] QString nameOf(const lab::ResultLine& line) const
    {
        return line.withheld ? tr("confidential examination") : ui::nameOf(m_directory.catalogue, line.examination);
    }

    void add(Instant at, const QString& what, const lab::PersonId& who, TrailModel::Kind kind = TrailModel::Kind::Other) { m_steps.push_back({at, what, who, kind, 1}); }

    const lab::Order& m_order;
    const client::Directory& m_directory;
    std::vector<TrailModel::Step> m_steps;
};

} // namespace

void TrailModel::show(const lab::Order& order, const client::Directory& directory)
{
    beginResetModel();
    m_steps = Telling(order, directory).steps();
    endResetModel();
}

void TrailModel::clear()
{
    beginResetModel();
    m_steps.clear();
    endResetModel();
}

int TrailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant TrailModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& step = m_steps[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return QStringLiteral("%1  %2").arg(Format::timeOrDate(step.at, m_clock.now()), step.text);
    return {};
}

} // namespace paillasse::ui
