// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailpaper.h"

#include "app/crypto/hash.h"
#include "app/store/accounts/sealing.h"
#include "app/store/paper/csv.h"
#include "app/store/watch/trailwords.h"

namespace paillasse::store {

namespace {

// "12 480", with the narrow space that does not break.
std::string grouped(std::uint64_t number)
{
    auto digits = std::to_string(number);
    constexpr std::size_t group = 3;
    for (auto at = digits.size(); at > group; at -= group)
        digits.insert(at - group, "\xe2\x80\xaf");
    return digits;
}

std::string placeOf(const wire::EventPlace& place)
{
    return (place.storeWide ? "S" : "") + std::to_string(place.sequence) + "/" + std::to_string(place.item);
}

// As the rows call it; the id where none does.
template <class Id>
std::string nameOf(const std::vector<wire::TrailRow>& rows, Id wire::TrailRow::*idOf, std::string wire::TrailRow::*nameOf, const Id& id)
{
    for (const auto& row : rows)
        if (row.*idOf == id && !(row.*nameOf).empty())
            return row.*nameOf;
    return id.toString();
}

std::string patientOf(const TrailTaken& taken)
{
    for (const auto& row : taken.answer.rows)
        if (row.patient == taken.query.patient && row.subjectKind == lab::DocumentKind::Patient && !row.reference.empty())
            return row.reference;
    return taken.query.patient.toString();
}

std::string questionOf(const TrailTaken& taken, const WallClock& wall)
{
    const auto& query = taken.query;
    const auto& rows = taken.answer.rows;
    std::string words;
    const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (!query.reference.empty())
        add("numéro " + query.reference);
    else if (!query.patient.isNull())
        add("patient " + patientOf(taken));
    if (!query.person.isNull())
        add("personne " + nameOf(rows, &wire::TrailRow::person, &wire::TrailRow::personName, query.person));
    if (!query.workstation.isNull())
        add("poste " + nameOf(rows, &wire::TrailRow::workstation, &wire::TrailRow::workstationName, query.workstation));
    add((query.from.isNull() ? "depuis le début" : "du " + wall.dateTime(query.from)) + (query.to.isNull() ? " jusqu’au moment de l’export" : " au " + wall.dateTime(query.to)));
    return words;
}

std::string kindsOf(std::uint64_t kinds)
{
    if (kinds == 0)
        return "tous";
    std::string words;
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(wire::EventKind())); ++i)
        if ((kinds >> i & 1) != 0)
            words += (words.empty() ? "" : ", ") + trailwords::of(static_cast<wire::EventKind>(i));
    return words;
}

std::string standingOf(const crypto::SignedTreeHead& head, const WallClock& wall)
{
    return grouped(head.size) + " entrées, époque " + std::to_string(head.epoch) + ", tête du " + wall.dateTime(head.at) + ", racine " + crypto::toHex(head.root);
}

} // namespace

paper::Table trailTable(const std::vector<wire::TrailRow>& rows, const WallClock& wall)
{
    paper::Table table{{{"Reçu", 0.115}, {"Fait", 0.115}, {"Hors ligne", 0.055}, {"Personne", 0.15}, {"Poste", 0.12}, {"Quoi", 0.19}, {"Au sujet de", 0.11}, {"Nombre", 0.06, true}, {"Place au registre", 0.085, true}}, {}};
    for (const auto& row : rows)
        table.rows.push_back({wall.dateTime(row.at), wall.dateTime(row.done.isNull() ? row.at : row.done), row.offline ? "oui" : "", trailwords::whoOf(row), row.workstationName, trailwords::of(row),
                              trailwords::subjectOf(row), row.count == 0 ? std::string() : std::to_string(row.count), placeOf(row.place)});
    return table;
}

paper::Statement trailStatement(const TrailTaken& taken, const WallClock& wall)
{
    const auto& answer = taken.answer;
    paper::Statement statement;
    statement.kind = "trail";
    statement.title = "Qui a vu quoi";
    statement.issuer = taken.laboratory;
    statement.madeAt = taken.now;
    statement.isWide = true;
    const bool isAll = answer.rows.size() == answer.total;
    statement.lines = {{"Question", questionOf(taken, wall)},
                       {"Genres d’événements", kindsOf(taken.query.kinds)},
                       {"Lignes", grouped(answer.rows.size()) + (isAll ? "" : " sur " + grouped(answer.total) + ", les plus récentes")},
                       {"Demandé par", taken.by + ", avec un code de son second facteur"},
                       {"Établi le", wall.dateTime(taken.now) + " (" + wall.zone() + "), d’après ce qui était relevé le " + wall.dateTime(answer.indexedTo)}};
    for (const auto& head : taken.heads)
        statement.lines.push_back({&head == &taken.heads.back() ? "Registre du serveur (S)" : "Registre du laboratoire", standingOf(head, wall)});
    statement.sections.push_back({{},
                                  {std::string("Ces lignes sont ") + (isAll ? "tout ce" : "le plus récent de ce") +
                                   " que les registres contenaient alors en réponse à la question, avec des numéros et sans nom de patient. Le serveur a établi ce document lui-même et l’a scellé ; cet export figure "
                                   "au registre. Les têtes signées et les mêmes lignes en tableau (CSV) sont jointes à l’intérieur du fichier ; le sceau se vérifie par « paillasse-store verify-paper », et par tout lecteur de PDF qui se fie au certificat du serveur."},
                                  {}, {}});
    auto table = trailTable(answer.rows, wall);
    statement.attachments = {{"trail.csv", "text/csv", "Les mêmes lignes", paper::csvOf(table)}, Sealing::attached(taken.heads)};
    statement.sections.push_back({"Lignes", {}, {}, std::move(table)});
    return statement;
}

} // namespace paillasse::store
