// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/fieldwords.h"
#include "ui/migration/migrationwords.h"
#include "ui/theme/format.h"

// What stands in the page's tables.
namespace paillasse::ui {

namespace {

using migration::StepBody;

struct StepText {
    QString operator()(const migration::Draft&) const { return MigrationWords::tr("drafted the mandate"); }
    QString operator()(const migration::Approve&) const { return MigrationWords::tr("approved it"); }
    QString operator()(const migration::BeginStaging&) const { return MigrationWords::tr("had the staging begin"); }
    QString operator()(const migration::BeginCheck&) const { return MigrationWords::tr("had the check begin"); }
    QString operator()(const migration::Explain& step) const { return MigrationWords::tr("explained %n difference(s): “%1”", nullptr, static_cast<int>(step.differences.size())).arg(QString::fromStdString(step.text)); }
    QString operator()(const migration::CompareSample& step) const
    {
        const auto record = Format::count(static_cast<std::int64_t>(step.record));
        return step.agrees ? MigrationWords::tr("compared record %1: it agrees").arg(record) : MigrationWords::tr("compared record %1: it differs").arg(record);
    }
    QString operator()(const migration::Accept&) const { return MigrationWords::tr("accepted"); }
    QString operator()(const migration::Acknowledge& step) const { return MigrationWords::tr("entered the recipient’s acknowledgement: %1").arg(QString::fromStdString(step.reference)); }
    QString operator()(const migration::Abandon& step) const { return MigrationWords::tr("abandoned it: “%1”").arg(QString::fromStdString(step.reason)); }
    QString operator()(const migration::Staged& step) const
    {
        return MigrationWords::tr("staged: %1 of %2 orders, encrypted").arg(Format::count(static_cast<std::int64_t>(step.staged.orders)), Format::count(static_cast<std::int64_t>(step.found.orders)));
    }
    QString operator()(const migration::Checked& step) const
    {
        return MigrationWords::tr("checked: %1 records read back, %n difference(s)", nullptr, static_cast<int>(step.differences.size())).arg(Format::count(static_cast<std::int64_t>(step.readBack)));
    }
    QString operator()(const migration::Delivered& step) const
    {
        return MigrationWords::tr("delivered: %1 orders, %2 records read back").arg(Format::count(static_cast<std::int64_t>(step.delivered.orders)), Format::count(static_cast<std::int64_t>(step.readBack)));
    }
    QString operator()(const migration::Erased& step) const { return MigrationWords::tr("erased: %n thing(s) destroyed", nullptr, static_cast<int>(step.destroyed.size())); }
    QString operator()(const migration::Certified&) const { return MigrationWords::tr("certified"); }
    QString operator()(const migration::Overdue&) const { return MigrationWords::tr("the deadline was over: abandoned"); }
};

RowCell counted(std::uint64_t count)
{
    RowCell cell{Format::count(static_cast<std::int64_t>(count))};
    cell.figures = true;
    cell.ink = count == 0 ? CellInk::Quiet : CellInk::Normal;
    return cell;
}

} // namespace

QList<Row> MigrationWords::stepsOf(const client::MigrationView& view, Instant now)
{
    QList<Row> rows;
    for (std::size_t i = 0; i < view.steps.size(); ++i) {
        const auto& step = view.steps[i];
        rows << Row{QString::number(i + 1), {{Format::timeOrDate(step.at, now), CellInk::Quiet, {}, {}, true}, {step.by.isNull() ? tr("the store") : nameOf(view, step.by)}, {std::visit(StepText(), step.body)}}};
    }
    return rows;
}

QList<Row> MigrationWords::fieldsOf(const client::MigrationView& view)
{
    QList<Row> rows;
    const bool isStaged = !view.staged.stagingSha256.empty();
    for (const auto& info : migration::fields()) {
        const bool isMandated = view.mandate.fields.has(info.field);
        const auto inSource = view.staged.inSource.of(info.field);
        const auto produced = view.staged.produced.of(info.field);
        RowCell mandated;
        mandated.badges = {isMandated ? Badge{Tone::Done, Shape::Check, tr("mandated"), {}} : Badge{Tone::Neutral, Shape::None, tr("not mandated"), {}}};
        const QString wait = QStringLiteral("—");
        auto source = isStaged ? counted(inSource) : RowCell{wait, CellInk::Quiet};
        auto out = isStaged ? counted(produced) : RowCell{wait, CellInk::Quiet};
        // What no mandate names must not have come out, and what it names must not be lost.
        if (isStaged && produced != (isMandated ? inSource : 0))
            out.ink = CellInk::Critical;
        rows << Row{QString::fromStdString(std::string(info.name)), {{FieldWords::of(info.type), CellInk::Quiet}, {FieldWords::of(info.field), isMandated ? CellInk::Normal : CellInk::Quiet}, mandated, source, out}};
    }
    return rows;
}

QList<Row> MigrationWords::differencesOf(const client::MigrationView& view)
{
    QList<Row> rows;
    for (const auto& one : view.differences) {
        RowCell kind{of(one.kind), one.explanation.empty() && migration::wantsExplanation(one.kind) ? CellInk::Strong : CellInk::Quiet};
        const auto explanation = one.explanation.empty() ? (migration::wantsExplanation(one.kind) ? tr("to explain") : tr("by the mandate"))
                                                         : tr("%1: “%2”").arg(nameOf(view, one.explainedBy), QString::fromStdString(one.explanation));
        rows << Row{QString::number(one.number), {{QString::number(one.number), CellInk::Quiet, {}, {}, true}, kind, {QString::fromStdString(one.where)}, counted(one.times), {explanation, CellInk::Quiet}}};
    }
    return rows;
}

QList<Row> MigrationWords::sampleOf(const client::MigrationSample& sample)
{
    QList<Row> rows;
    for (std::size_t i = 0; i < sample.rows.size(); ++i) {
        const auto& field = sample.rows[i];
        const auto name = field.place.empty() ? FieldWords::of(field.field) : QStringLiteral("%1 · %2").arg(FieldWords::of(field.field), QString::fromStdString(field.place));
        RowCell mark;
        mark.badges = {field.isSame ? Badge{Tone::Done, Shape::Check, tr("same"), {}} : Badge{Tone::Critical, Shape::Exclamation, tr("differs"), {}}};
        rows << Row{QString::number(i), {{name, CellInk::Quiet}, {QString::fromStdString(field.source)}, {QString::fromStdString(field.here), field.isSame ? CellInk::Normal : CellInk::Strong}, mark}};
    }
    return rows;
}

} // namespace paillasse::ui
