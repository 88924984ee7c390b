// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/civiltime.h"
#include "ui/migration/fieldwords.h"
#include "ui/migration/findingwords.h"
#include "ui/migration/migrationwords.h"
#include "ui/theme/format.h"

// What stands in the page's tables.
namespace paillasse::ui {

namespace {

using migration::StepBody;

// The steps come without what the migration has anyway: it is taken from there.
struct StepText {
    const client::MigrationView& view;

    QString operator()(const migration::Draft&) const { return MigrationWords::tr("drafted the mandate"); }
    QString operator()(const migration::Approve&) const { return MigrationWords::tr("approved it"); }
    QString operator()(const migration::BeginStaging&) const { return MigrationWords::tr("had the staging begin"); }
    QString operator()(const migration::BeginCheck&) const { return MigrationWords::tr("had the check begin"); }
    QString operator()(const migration::Explain& step) const { return MigrationWords::tr("explained differences: “%1”").arg(QString::fromStdString(step.text)); }
    QString operator()(const migration::CompareSample& step) const
    {
        const auto record = Format::count(static_cast<std::int64_t>(step.record));
        return step.agrees ? MigrationWords::tr("compared record %1: it agrees").arg(record) : MigrationWords::tr("compared record %1: it differs").arg(record);
    }
    QString operator()(const migration::Accept&) const { return MigrationWords::tr("accepted"); }
    QString operator()(const migration::Acknowledge& step) const { return MigrationWords::tr("entered the recipient’s acknowledgement: %1").arg(QString::fromStdString(step.reference)); }
    QString operator()(const migration::Abandon& step) const { return MigrationWords::tr("abandoned it: “%1”").arg(QString::fromStdString(step.reason)); }
    QString operator()(const migration::Staged&) const { return MigrationWords::tr("staged: %1 of %2 orders, encrypted").arg(shown(view.staged.staged.orders), shown(view.staged.found.orders)); }
    QString operator()(const migration::Checked&) const
    {
        std::uint64_t differences = 0;
        for (const auto& count : view.counts)
            differences += count.number;
        return MigrationWords::tr("checked: %1 records read back, %n difference(s)", nullptr, static_cast<int>(differences)).arg(shown(view.readBack));
    }
    QString operator()(const migration::Delivered&) const { return MigrationWords::tr("delivered: %1 orders, %2 records read back").arg(shown(view.delivered.delivered.orders), shown(view.delivered.readBack)); }
    QString operator()(const migration::Erased&) const { return MigrationWords::tr("erased: %n thing(s) destroyed", nullptr, static_cast<int>(view.destroyed.size())); }
    QString operator()(const migration::Certified&) const { return MigrationWords::tr("certified"); }
    QString operator()(const migration::Overdue&) const { return MigrationWords::tr("the deadline was over: abandoned"); }

private:
    static QString shown(std::uint64_t count) { return Format::count(static_cast<std::int64_t>(count)); }
};

// How many records in a row the person of this step found to agree, from it on.
std::size_t agreeingFrom(const std::vector<migration::Step>& steps, std::size_t first)
{
    std::size_t i = first;
    for (; i < steps.size() && steps[i].by == steps[first].by; ++i)
        if (const auto* compared = std::get_if<migration::CompareSample>(&steps[i].body); compared == nullptr || !compared->agrees)
            break;
    return i - first;
}

// The store's words are for a console: days, times and the few words that it has for a state are shown as everywhere here.
QString shownValue(migration::Field field, const std::string& text)
{
    using migration::Field;
    switch (field) {
    case Field::BirthDate:
        if (const auto day = Date::parse(text))
            return Format::date(*day);
        break;
    case Field::OrderTimes:
    case Field::SpecimenTimes:
    case Field::ResultTimes:
        if (const auto at = parseIso(text))
            return Format::dateTime(*at);
        break;
    case Field::Fasting:
    case Field::OrderPriority:
    case Field::SpecimenRejection:
    case Field::NationalIdentity: return MigrationWords::ofState(text);
    default: break;
    }
    return QString::fromStdString(text);
}

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
        const auto agreeing = agreeingFrom(view.steps, i);
        i += agreeing > 1 ? agreeing - 1 : 0; // a sample has hundreds of records
        const auto& step = view.steps[i];
        const auto who = step.by.isNull() ? tr("the store") : nameOf(view, step.by);
        const auto what = agreeing > 1 ? tr("compared %n record(s): they agree", nullptr, static_cast<int>(agreeing)) : std::visit(StepText{view}, step.body);
        rows << Row{QString::number(i + 1), {{Format::timeOrDate(step.at, now), CellInk::Quiet, {}, {}, true}, {who}, {what}}};
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
        // What no mandate names must not have come out, and what it names must not be lost but with the orders that are outside of it.
        const bool mayBeLess = !(view.staged.found == view.staged.staged);
        if (isStaged && (isMandated ? produced > inSource || (produced < inSource && !mayBeLess) : produced > 0))
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
        rows << Row{QString::number(one.number), {{QString::number(one.number), CellInk::Quiet, {}, {}, true}, kind, {FindingWords::of(one)}, counted(one.times), {explanation, CellInk::Quiet}}};
    }
    return rows;
}

QList<Row> MigrationWords::sampleOf(const client::MigrationSample& sample)
{
    QList<Row> rows;
    for (std::size_t i = 0; i < sample.rows.size(); ++i) {
        const auto& field = sample.rows[i];
        const auto name = QStringLiteral("%1 · %2").arg(FindingWords::partOf(field.part, field.number), FieldWords::of(field.field));
        RowCell mark;
        mark.badges = {field.isSame ? Badge{Tone::Done, Shape::Check, tr("same"), {}} : Badge{Tone::Critical, Shape::Exclamation, tr("differs"), {}}};
        rows << Row{QString::number(i), {{name, CellInk::Quiet}, {shownValue(field.field, field.source)}, {shownValue(field.field, field.here), field.isSame ? CellInk::Normal : CellInk::Strong}, mark}};
    }
    return rows;
}

} // namespace paillasse::ui
