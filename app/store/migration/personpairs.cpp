// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/personpairs.h"

#include <algorithm>
#include <array>
#include <deque>

#include "app/crypto/hash.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

constexpr std::size_t neighbours = 40;

constexpr auto tables = "DROP TABLE IF EXISTS check_person;"
                        "CREATE TABLE check_person (id BLOB PRIMARY KEY, record INTEGER NOT NULL, born INTEGER NOT NULL, name TEXT NOT NULL, used_name TEXT NOT NULL,"
                        "  forename TEXT NOT NULL, sex INTEGER NOT NULL, matricule TEXT NOT NULL) WITHOUT ROWID;"
                        "CREATE INDEX check_person_born ON check_person (born, name);"
                        "CREATE INDEX check_person_record ON check_person (record);"
                        "DROP TABLE IF EXISTS check_person_in;"
                        "CREATE TABLE check_person_in (id BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (id, record)) WITHOUT ROWID;"
                        "CREATE INDEX check_person_matricule ON check_person (matricule) WHERE matricule <> '';";

struct Person {
    std::uint64_t record = 0; // 0: of the laboratory
    std::int64_t born = 0;
    std::string name;
    std::string usedName;
    std::string forename;
    lab::Sex sex{};
    std::string matricule;
};

// Optimal string alignment, as far as `most`: one letter more, less, another, or two that changed places.
bool isNear(std::string_view a, std::string_view b, std::size_t most)
{
    constexpr std::size_t longest = 40;
    if (a == b)
        return true;
    if (a.empty() || b.empty() || a.size() > longest || b.size() > longest || std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most)
        return false;
    std::array<std::array<std::size_t, longest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()] <= most;
}

bool isNearName(std::string_view a, std::string_view b)
{
    return isNear(a, b, std::min(a.size(), b.size()) < 6 ? 1 : 2);
}

bool areForenamesNear(std::string_view a, std::string_view b)
{
    return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a) || isNear(a, b, 1);
}

bool mayBeOne(const Person& a, const Person& b)
{
    const bool sexDiffers = a.sex != b.sex && a.sex != lab::Sex::Unknown && b.sex != lab::Sex::Unknown;
    const bool matriculeDiffers = a.matricule != b.matricule && !a.matricule.empty() && !b.matricule.empty();
    if (sexDiffers || matriculeDiffers || !areForenamesNear(a.forename, b.forename))
        return false;
    return isNearName(a.name, b.name) || (!a.usedName.empty() && isNearName(a.usedName, b.name)) || (!b.usedName.empty() && isNearName(a.name, b.usedName));
}

Person personIn(const sql::Statement& row)
{
    return {row.unsignedInteger(0), row.integer(1), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)), static_cast<lab::Sex>(row.integer(5)), std::string(row.text(6))};
}

using Told = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

void tellPair(const Person& a, const Person& b, migration::Finding why, DifferenceList& differences, Told& told)
{
    const auto& first = a.record == 0 || (b.record != 0 && b.record < a.record) ? b : a;
    const auto& other = &first == &a ? b : a;
    differences.add({.record = first.record, .finding = why, .otherRecord = other.record});
    if (other.record != 0)
        told.emplace_back(first.record, other.record);
}

constexpr auto columns = "record, born, name, used_name, forename, sex, matricule";

Result<> tellNeighbours(sql::Database& database, DifferenceList& differences, Told& told)
{
    std::deque<Person> window;
    return each(database, std::string("SELECT ") + columns + " FROM check_person WHERE born <> 0 ORDER BY born, name", [&](const auto& row) -> Result<> {
        auto person = personIn(row);
        if (!window.empty() && window.front().born != person.born)
            window.clear();
        for (const auto& other : window)
            if ((person.record != 0 || other.record != 0) && mayBeOne(person, other))
                tellPair(person, other, migration::Finding::SameBirthAndNames, differences, told);
        window.push_back(std::move(person));
        if (window.size() > neighbours)
            window.pop_front();
        return {};
    });
}

Result<> tellMatricules(sql::Database& database, DifferenceList& differences, Told& told)
{
    std::optional<Person> before;
    return each(database, std::string("SELECT ") + columns + " FROM check_person WHERE matricule <> '' ORDER BY matricule", [&](const auto& row) -> Result<> {
        auto person = personIn(row);
        if (before && before->matricule == person.matricule && (person.record != 0 || before->record != 0) && !(before->born == person.born && mayBeOne(*before, person)))
            tellPair(person, *before, migration::Finding::SameNationalNumber, differences, told);
        before = std::move(person);
        return {};
    });
}

} // namespace

Result<PersonPairs> PersonPairs::begin(Staging& staging)
{
    if (const auto done = staging.database().execute(tables); !done)
        return tl::unexpected(done.error());
    return PersonPairs(staging);
}

Result<> PersonPairs::add(std::uint64_t record, const exchange::ImportedPatient& patient)
{
    return put(record, patient.identity, patient.sourceIds);
}

Result<> PersonPairs::addKnown(const lab::Patient& patient)
{
    return put(0, patient.identity, patient.sourceIds);
}

// One row for each number of the source; who has none is told by the traits. Who is here under that number is that person.
Result<> PersonPairs::put(std::uint64_t record, const lab::Identity& identity, const std::vector<std::string>& sourceIds)
{
    const auto known = sourceIds.empty() ? (record == 0 ? "here|" : "") + identity.insMatricule + '|' + traitsOf(identity) : sourceIds.front();
    const auto hash = crypto::sha256(asBytes(known));
    const auto id = ByteView(hash).first(16);
    if (record != 0)
        if (const auto done = run(m_staging->database(), "INSERT INTO check_person_in (id, record) VALUES (?, ?)", id, record); !done)
            return done;
    return run(m_staging->database(), "INSERT OR IGNORE INTO check_person (id, record, born, name, used_name, forename, sex, matricule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, record,
               identity.birthDate.isNull() ? std::int64_t{0} : identity.birthDate.toDays(), folded(identity.birthName), folded(identity.usedName),
               folded(identity.firstForename.empty() ? identity.usedForename : identity.firstForename), static_cast<int>(identity.sex), identity.insMatricule);
}

Result<> PersonPairs::tell(DifferenceList& differences)
{
    auto& database = m_staging->database();
    if (const auto done = tellNeighbours(database, differences, m_told); !done)
        return done;
    return tellMatricules(database, differences, m_told);
}

Result<> PersonPairs::forEachTold(const std::function<Result<>(const std::vector<std::uint64_t>& records)>& each)
{
    constexpr auto wanted = "SELECT i.record FROM check_person p JOIN check_person_in i ON i.id = p.id WHERE p.record IN (?, ?) ORDER BY i.record";
    for (const auto& [one, other] : m_told) {
        std::vector<std::uint64_t> records;
        const auto read = store::each(m_staging->database(), wanted, [&records](const auto& row) -> Result<> {
            records.push_back(row.unsignedInteger(0));
            return {};
        }, one, other);
        if (!read)
            return read;
        if (const auto done = each(records); !done)
            return done;
    }
    return {};
}

} // namespace paillasse::store
