// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <fstream>
#include <sstream>

#include "app/base/civiltime.h"
#include "tests/store/commands/consolepeople.h"

namespace paillasse::store::testing {

namespace served {

inline constexpr auto aPassword = "une phrase assez longue";
inline constexpr auto laboratory = "LBM de la Penfeld";
inline constexpr auto asHl7v2 = "\"format\": \"hl7v2\"";

inline std::string inDays(int days)
{
    return toIsoUtc(SystemClock().now() + days * dayMs);
}

inline bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

inline std::string mandate(const std::string& direction, const std::string& more)
{
    std::ostringstream text;
    text << R"({"direction": ")" << direction << R"(", "instructed-by": "Dr Hélène Corre, directrice", "reference": "INS-2026-04", "ground": "transfer-of-activity", "laboratories": [")" << laboratory
         << R"("], "from": "2000-01-01", "until": ")" << Date::of(SystemClock().now()).toIso() << R"(", "fields": ["default"], "counterpart": "the former system", "approvers": ["msecu", "hcorre"],
"acceptable-errors-per-mille": 100, "confidence-per-cent": 80, )"
         << more << R"(, "deadlines": {"approval": ")" << inDays(1) << R"(", "staging": ")" << inDays(2) << R"(", "acceptance": ")" << inDays(3) << R"(", "erasure": ")" << inDays(4) << R"("}})";
    return text.str();
}

} // namespace served

// A store with the people whom a migration needs, its steps at the console, and its work by the program that serves.
class MigratingStore {
public:
    virtual ~MigratingStore() = default;

protected:
    const SystemClock m_clock;
    const Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<test::RunningStore> m_store;
    test::Somebody m_administrator{"jlucas", served::aPassword, {}};
    test::Somebody m_officer{"msecu", served::aPassword, {}};
    test::Somebody m_biologist{"hcorre", served::aPassword, {}};

    test::CommandResult step(const char* name, test::Somebody& by, const std::vector<std::string>& more) { return test::takeStep(*m_store, name, by, more); }
    std::string status(const std::string& job) { return m_store->run({"migrate", "status", "--data", m_store->data(), job}).out; }
    static std::string lineAfter(const std::string& text, std::string_view label)
    {
        const auto at = text.find(label);
        if (at == std::string::npos)
            return {};
        const auto begin = text.find_first_not_of(' ', at + label.size());
        return text.substr(begin, text.find('\n', begin) - begin);
    }
    // Until the store that serves has brought it there.
    virtual bool waitFor(const std::string& job, const std::string& state)
    {
        const bool came = QTest::qWaitFor([&] { return lineAfter(status(job), "State:").starts_with(state + ", since"); }, 300'000);
        if (!came)
            qWarning("%s\n%s", status(job).c_str(), m_store->log().c_str());
        return came;
    }
    void must0(const test::CommandResult& result)
    {
        if (result.exit != 0)
            throw std::runtime_error(result.out + result.err);
    }
    // From the mandate to what is checked, with every difference explained and the whole sample compared.
    std::string upToAccepted(const std::string& mandate, const std::vector<std::string>& sources)
    {
        const auto path = m_store->path("mandate.json");
        std::ofstream(path) << mandate;
        const auto drafted = step("draft", m_administrator, {path});
        must0(drafted);
        const auto job = drafted.out.substr(std::string("Done: migration ").size(), 36);
        must0(step("approve", m_officer, {job, "--mandate", lineAfter(status(job), "Mandate:").substr(0, 64)}));
        std::vector<std::string> begin{job};
        for (const auto& source : sources) {
            begin.emplace_back("--source");
            begin.push_back(source);
        }
        must0(step("begin-staging", m_administrator, begin));
        if (!waitFor(job, "staged"))
            throw std::runtime_error("it is not staged");
        must0(step("check", m_administrator, {job}));
        if (!waitFor(job, "checked"))
            throw std::runtime_error("it is not checked");
        explainAll(job);
        for (std::string record; !(record = recordToCompare(job)).empty();)
            must0(step("compare", m_biologist, {job, "--record", record, "--agrees"}));
        must0(step("accept", m_biologist, {job}));
        return job;
    }
    void explainAll(const std::string& job)
    {
        std::string numbers;
        std::istringstream lines(status(job));
        for (std::string line; std::getline(lines, line);)
            if (served::says(line, "waits for an explanation"))
                numbers += (numbers.empty() ? "" : ",") + line.substr(line.find_first_of("0123456789"), line.find_first_of("\t .", line.find_first_of("0123456789")) - line.find_first_of("0123456789"));
        if (!numbers.empty())
            must0(step("explain", m_biologist, {job, "--differences", numbers, "--text", "Seen with the old system's editor"}));
    }
    std::string recordToCompare(const std::string& job)
    {
        const auto waiting = lineAfter(status(job), "To compare:");
        return waiting.substr(0, waiting.find_first_of(", "));
    }
    // With its catalogue and its people; it does not serve yet.
    void setUp()
    {
        m_store = std::make_unique<test::RunningStore>();
        must0(m_store->init());
        must0(m_store->run({"catalogue", "import", "--data", m_store->data(), CATALOGUE_FOLDER "/catalogue.csv"}));
        test::setUp(*m_store, m_administrator, "administrator", m_clock, m_log, 40);
        test::setUp(*m_store, m_officer, "security-officer", m_clock, m_log, 40);
        test::setUp(*m_store, m_biologist, "biologist", m_clock, m_log, 80);
    }
};

} // namespace paillasse::store::testing
