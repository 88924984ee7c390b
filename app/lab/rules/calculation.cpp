// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/calculation.h"

#include <algorithm>
#include <map>

#include "app/lab/rules/formula.h"
#include "app/lab/rules/interpretation.h"

namespace paillasse::lab {

namespace {

// How an input stands: its number, or why there is none.
struct Input {
    std::optional<double> number;
    LineState state = LineState::Pending;
    std::string missing; // French; empty while it may still come
    bool unseen = false; // it may be on a line that is not shown
};

int advance(LineState state)
{
    switch (state) {
    case LineState::Measured:
        return 1;
    case LineState::TechnicallyValid:
        return 2;
    case LineState::BiologicallyValid:
        return 3;
    default:
        return 0;
    }
}

LineState lesser(LineState a, LineState b)
{
    return advance(a) < advance(b) ? a : b;
}

class Calculator {
public:
    Calculator(const Order& order, const Catalogue& catalogue, const Demography& demography)
        : m_order(order), m_catalogue(catalogue), m_demography(demography)
    {
    }

    std::vector<Calculation> run()
    {
        for (const auto& line : m_order.lines)
            if (isCalculated(line))
                calculateOnce(line);
        return std::move(m_done);
    }

private:
    [[nodiscard]] const Examination* examinationOf(const ResultLine& line) const { return line.withheld ? nullptr : m_catalogue.find(line.examination); }
    [[nodiscard]] bool isCalculated(const ResultLine& line) const
    {
        const auto* examination = examinationOf(line);
        const bool counts = line.isOpen() || line.state == LineState::BiologicallyValid;
        return counts && examination != nullptr && examination->formula.has_value();
    }
    [[nodiscard]] const ResultLine* lineOf(std::string_view code) const
    {
        const ResultLine* found = nullptr;
        for (const auto& line : m_order.lines)
            if (!line.withheld && line.examination == code && line.state != LineState::Cancelled && (found == nullptr || found->state == LineState::NotPerformed))
                found = &line;
        return found;
    }

    const Calculation& calculateOnce(const ResultLine& line)
    {
        const auto known = std::ranges::find(m_done, line.id, &Calculation::line);
        if (known != m_done.end())
            return *known;
        m_path.push_back(line.id);
        auto calculation = calculateLine(line, *examinationOf(line));
        m_path.pop_back();
        calculation.line = line.id;
        return m_done.emplace_back(std::move(calculation));
    }

    Calculation calculateLine(const ResultLine& line, const Examination& examination)
    {
        const auto* reportable = line.reportableMeasurement();
        // Somebody chose a value of another source: it stands until they choose again.
        if (reportable != nullptr && reportable->source != MeasurementSource::Calculated)
            return {line.id, CalculationOutcome::Unchanged, std::nullopt, {}, line.state};
        const auto expression = Expression::parse(examination.formula->expression);
        const auto condition = Expression::parse(examination.formula->withheldIf.empty() ? "0" : examination.formula->withheldIf);
        if (!expression || !condition)
            return withheld("formule illisible");
        auto names = expression->names();
        names.insert(names.end(), condition->names().begin(), condition->names().end());

        Expression::Values values;
        Calculation gathered;
        gathered.inputs = LineState::BiologicallyValid;
        bool waiting = false;
        for (const auto& name : names) {
            const auto input = inputFor(name);
            gathered.inputs = lesser(gathered.inputs, input.state);
            if (input.number)
                values.emplace(name, *input.number);
            else if (!input.missing.empty())
                return withheld(input.missing, gathered.inputs, input.unseen);
            else
                waiting = true;
        }
        if (waiting)
            return {line.id, CalculationOutcome::Waiting, std::nullopt, {}, LineState::Pending};
        return evaluated(line, examination, *expression, *condition, values, gathered.inputs);
    }

    Calculation evaluated(const ResultLine& line, const Examination& examination, const Expression& expression, const Expression& condition,
                          const Expression::Values& values, LineState inputs)
    {
        const auto stop = condition.evaluate(values);
        if (!stop)
            return withheld("calcul impossible", inputs);
        if (*stop != 0.0)
            return withheld(examination.formula->withheldReason.empty() ? "conditions de la formule non remplies" : examination.formula->withheldReason, inputs);
        const auto result = expression.evaluate(values);
        const auto number = result ? Decimal::rounded(*result, examination.decimals) : std::nullopt;
        if (!number)
            return withheld("calcul impossible", inputs);
        m_values[examination.code] = number->toDouble();
        return compared(line, measurementOf(line, examination, *number), inputs);
    }

    [[nodiscard]] Measurement measurementOf(const ResultLine& line, const Examination& examination, const Decimal& number) const
    {
        Measurement measurement;
        measurement.value = Quantity{Comparator::None, number};
        measurement.unit = examination.unit;
        measurement.source = MeasurementSource::Calculated;
        measurement.method = examination.method;
        measurement.reason = line.measurements.empty() ? EntryReason::First : EntryReason::Recalculated;
        measurement.formulaVersion = examination.formula->name + " / " + examination.formula->version;
        const auto interpretation = interpret(examination, measurement.value, m_demography);
        measurement.range = interpretation.range;
        measurement.level = interpretation.level;
        return measurement;
    }

    static Calculation compared(const ResultLine& line, Measurement measurement, LineState inputs)
    {
        const auto* reportable = line.reportableMeasurement();
        const bool same = reportable != nullptr && reportable->value == measurement.value && reportable->unit == measurement.unit
            && reportable->formulaVersion == measurement.formulaVersion && reportable->range == measurement.range && reportable->level == measurement.level;
        if (same)
            return {line.id, CalculationOutcome::Unchanged, std::nullopt, {}, inputs};
        const auto outcome = line.state == LineState::BiologicallyValid ? CalculationOutcome::Correct : CalculationOutcome::Add;
        return {line.id, outcome, std::move(measurement), {}, inputs};
    }

    static Calculation withheld(std::string reason, LineState inputs = LineState::Pending, bool unseen = false)
    {
        return {0, CalculationOutcome::Withheld, std::nullopt, std::move(reason), inputs, unseen};
    }

    Input inputFor(const std::string& name)
    {
        if (name == ageName) {
            if (!m_demography.ageYears)
                return {std::nullopt, LineState::BiologicallyValid, "date de naissance non connue"};
            return {static_cast<double>(*m_demography.ageYears), LineState::BiologicallyValid, {}};
        }
        if (name == femaleName) {
            const bool known = m_demography.sex == Sex::Female || m_demography.sex == Sex::Male;
            if (!known)
                return {std::nullopt, LineState::BiologicallyValid, "sexe non connu"};
            return {m_demography.sex == Sex::Female ? 1.0 : 0.0, LineState::BiologicallyValid, {}};
        }
        return inputFromLine(name);
    }

    Input inputFromLine(const std::string& code)
    {
        const auto* line = lineOf(code);
        const auto* examination = m_catalogue.find(code);
        const std::string title = examination == nullptr || examination->french.empty() ? code : examination->french;
        if (line == nullptr || examination == nullptr)
            return {std::nullopt, LineState::Pending, title + " : non demandé", line == nullptr && std::ranges::any_of(m_order.lines, &ResultLine::withheld)};
        if (line->state == LineState::NotPerformed)
            return {std::nullopt, LineState::Pending, title + " : non réalisé"};
        if (isCalculated(*line))
            return inputFromCalculation(*line, *examination, title);
        const auto* reportable = line->reportableMeasurement();
        if (reportable == nullptr)
            return {std::nullopt, LineState::Pending, {}};
        // What nobody here validates cannot be the ground of what somebody here signs.
        if (line->state == LineState::Elsewhere)
            return {std::nullopt, LineState::TechnicallyValid, title + " : résultat d'un autre laboratoire"};
        return inCatalogueUnit(*reportable, *examination, title, line->state);
    }

    Input inputFromCalculation(const ResultLine& line, const Examination& examination, const std::string& title)
    {
        if (std::ranges::find(m_path, line.id) != m_path.end())
            return {std::nullopt, LineState::Pending, "formule circulaire"};
        const auto calculation = calculateOnce(line);
        const auto computed = m_values.find(examination.code);
        if (calculation.outcome == CalculationOutcome::Waiting)
            return {std::nullopt, LineState::Pending, {}};
        if (calculation.outcome == CalculationOutcome::Withheld)
            return {std::nullopt, calculation.inputs, title + " : non calculé", calculation.unseen};
        if (computed != m_values.end())
            return {computed->second, lesser(calculation.inputs, calculation.outcome == CalculationOutcome::Add ? LineState::Measured : line.state), {}};
        return inCatalogueUnit(*line.reportableMeasurement(), examination, title, line.state);
    }

    static Input inCatalogueUnit(const Measurement& measurement, const Examination& examination, const std::string& title, LineState state)
    {
        const auto* quantity = std::get_if<Quantity>(&measurement.value);
        if (quantity == nullptr)
            return {std::nullopt, state, title + " : résultat non numérique"};
        if (quantity->comparator != Comparator::None)
            return {std::nullopt, state, title + " : hors échelle"};
        const double number = quantity->number.toDouble();
        if (measurement.unit == examination.unit)
            return {number, state, {}};
        const auto& second = examination.secondUnit;
        if (second && measurement.unit == second->ucum && second->factor.toDouble() > 0)
            return {number / second->factor.toDouble(), state, {}};
        return {std::nullopt, state, title + " : unité inattendue"};
    }

    const Order& m_order;
    const Catalogue& m_catalogue;
    const Demography& m_demography;
    std::vector<Calculation> m_done;
    std::vector<LineId> m_path; // lines being calculated, for circles
    std::map<std::string, double, std::less<>> m_values;
};

} // namespace

std::vector<Calculation> calculate(const Order& order, const Catalogue& catalogue, const Demography& demography)
{
    return Calculator(order, catalogue, demography).run();
}

std::vector<LostGround> groundlessIn(const Order& order, const std::vector<Calculation>& calculations)
{
    std::vector<LostGround> groundless;
    for (const auto& calculation : calculations) {
        const auto* line = order.line(calculation.line);
        const auto* reportable = line == nullptr || !line->isOpen() ? nullptr : line->reportableMeasurement();
        const bool isGiven = calculation.outcome != CalculationOutcome::Withheld && calculation.outcome != CalculationOutcome::Waiting;
        if (reportable != nullptr && reportable->source == MeasurementSource::Calculated && !isGiven && !calculation.unseen)
            groundless.push_back({line->id, reportable->id});
    }
    return groundless;
}

} // namespace paillasse::lab
