// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/scenario.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace paillasse::generator {

namespace {

using Codes = std::vector<std::string>;

const std::array<Codes, 8>& panels()
{
    static const std::array<Codes, 8> list{Codes{"NA", "K", "CL", "HCO3", "UREE", "CREA", "DFG", "GLU"},
                                           Codes{"GB", "GR", "HB", "HT", "VGM", "TCMH", "CCMH", "PLQ", "PNN", "LYM", "MON"},
                                           Codes{"CT", "HDL", "TG", "LDL", "GLU"},
                                           Codes{"ASAT", "ALAT", "GGT", "PAL", "BILT"},
                                           Codes{"TSH"},
                                           Codes{"CRP", "GB", "HB", "PLQ"},
                                           Codes{"NA", "K", "CREA", "DFG", "CRP", "ALAT", "CA", "PROT"},
                                           Codes{"HBA1C", "GLU", "CREA", "DFG"}};
    return list;
}

constexpr std::array prescribers{"Dr Jeanne Cadiou", "Dr Paul Abgrall", "Dr Inès Haddad", "Dr Marc Le Duff", "CH Centre Bretagne, urgences"};
constexpr std::array contexts{"", "", "", "bilan annuel", "suivi de traitement", "asthénie", "bilan préopératoire", "fièvre"};

std::string accession(int year, std::uint64_t number)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%02d-%06llu", year % 100, static_cast<unsigned long long>(number));
    return text.data();
}

// So many examinations that have a number, the first of the catalogue.
Codes firstCodes(const lab::Catalogue& catalogue, std::size_t count)
{
    Codes codes;
    for (const auto* examination : catalogue.all())
        if (codes.size() < count && examination->kind == lab::ResultKind::Numeric && !examination->formula && examination->confidentiality == lab::Confidentiality::None)
            codes.push_back(examination->code);
    return codes;
}

class Play {
public:
    Play(Archivist& archivist, const lab::Catalogue& catalogue, const ScenarioSize& size, const Clock& clock, const Progress& progress)
        : m_archivist(archivist), m_size(size), m_now(clock.now()), m_progress(progress), m_random(size.seed), m_longCodes(firstCodes(catalogue, size.lines))
    {
    }

    Result<> run()
    {
        if (auto done = patients(); !done)
            return done;
        if (auto done = history(); !done)
            return done;
        return today();
    }

private:
    Result<> patients()
    {
        const auto day = Date::of(m_now);
        m_patients.reserve(m_size.patients);
        for (std::uint64_t i = 0; i < m_size.patients; ++i) {
            m_patients.push_back(i == 0 ? maelleLeBihan(48'213) : inventPatient(m_random, i < 48'213 ? i : i + 1, day));
            if (auto done = m_archivist.registerPatient(m_patients.back(), m_now - m_size.historyDays * dayMs); !done)
                return done;
            step();
        }
        return {};
    }

    Result<> history()
    {
        std::vector<Instant> times;
        for (std::uint64_t i = 0; i < m_size.history; ++i)
            times.push_back(m_now - static_cast<std::int64_t>((1 + m_random() % static_cast<std::uint64_t>(m_size.historyDays)) * dayMs) - static_cast<std::int64_t>(m_random() % 180) * minuteMs);
        std::sort(times.begin(), times.end());
        // The patient of the pictures has a few of her own; in a large laboratory thirty, as someone on dialysis.
        const auto hers = std::max<std::size_t>(40, times.size() / 30);
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto who = i % hers == hers - 1 ? 0 : m_random() % m_patients.size();
            auto wanted = this->wanted(times[i]);
            if (who == 0)
                wanted.codes = panels()[6];
            if (m_size.lines > 0)
                wanted.codes = m_longCodes;
            if (auto done = place(who, std::move(wanted)); !done)
                return done;
        }
        return {};
    }

    Result<> today()
    {
        for (std::uint64_t i = 0; i < m_size.today; ++i) {
            auto wanted = this->wanted(m_now - static_cast<std::int64_t>(240 - 6 * std::min<std::uint64_t>(i, 30)) * minuteMs);
            wanted.priority = i % 7 == 1 ? lab::Priority::Urgent : lab::Priority::Routine;
            static constexpr std::array stages{Archivist::Until::Received, Archivist::Until::Received, Archivist::Until::TechnicallyValid, Archivist::Until::Received, Archivist::Until::Measured, Archivist::Until::Placed};
            wanted.until = stages[i % stages.size()];
            wanted.leaveOpen = wanted.until == Archivist::Until::Measured ? 2 : 0;
            std::size_t who = 1 + m_random() % (m_patients.size() - 1);
            if (i == 1 && m_size.pictureOrder)
                setPicture(wanted, who);
            if (i == 3) { // awaits the biologist, with something that not each of them may see
                wanted.codes = {"VIH", "GB", "HB"};
                wanted.until = Archivist::Until::TechnicallyValid;
            }
            if (auto done = place(who, std::move(wanted)); !done)
                return done;
            if (i == 9)
                if (auto done = m_archivist.rejectTube(m_now - 30 * minuteMs); !done)
                    return done;
        }
        return {};
    }

    // The order of the pictures: urgent, everything still to enter.
    static void setPicture(Archivist::Wanted& wanted, std::size_t& who)
    {
        who = 0;
        wanted.codes = {"NA", "K", "CL", "CREA", "DFG", "UREE", "GLU", "ALAT", "CRP"};
        wanted.priority = lab::Priority::Urgent;
        wanted.prescriber = "Dr Jeanne Cadiou";
        wanted.clinical = "bilan avant scanner injecté";
        wanted.until = Archivist::Until::Received;
    }

    Archivist::Wanted wanted(Instant collected)
    {
        Archivist::Wanted wanted;
        wanted.codes = panels()[m_random() % panels().size()];
        if (m_random() % 3 == 0)
            for (const auto& code : panels()[m_random() % panels().size()])
                if (std::find(wanted.codes.begin(), wanted.codes.end(), code) == wanted.codes.end())
                    wanted.codes.push_back(code);
        wanted.prescriber = prescribers[m_random() % prescribers.size()];
        wanted.clinical = contexts[m_random() % contexts.size()];
        wanted.collectedAt = collected;
        const int year = Date::of(collected).year;
        wanted.accession = accession(year, ++m_numbers[year]);
        return wanted;
    }

    Result<> place(std::size_t who, Archivist::Wanted wanted)
    {
        step();
        return m_archivist.order(m_patients[who], InventedBody(m_size.seed * 1'000'003 + who), wanted, m_random);
    }

    void step()
    {
        if (m_progress)
            m_progress(++m_done, m_size.patients + m_size.history + m_size.today);
    }

    Archivist& m_archivist;
    const ScenarioSize& m_size;
    Instant m_now;
    const Progress& m_progress;
    Random m_random;
    Codes m_longCodes;
    std::vector<lab::Patient> m_patients;
    std::map<int, std::uint64_t> m_numbers;
    std::uint64_t m_done = 0;
};

} // namespace

Result<> play(Archivist& archivist, const lab::Catalogue& catalogue, const ScenarioSize& size, const Clock& clock, const Progress& progress)
{
    if (size.patients < 2)
        return fail(ErrorCode::InvalidInput, "generator: two patients at least");
    return Play(archivist, catalogue, size, clock, progress).run();
}

} // namespace paillasse::generator
