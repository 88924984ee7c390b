// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/numbers.h"

#include <algorithm>
#include <cstdio>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/client/durablefile.h"

namespace paillasse::client {

namespace {

using L = QLatin1String;

std::string spelled(Numbers::Kind kind, std::uint64_t number, int year)
{
    char text[32];
    if (kind == Numbers::Kind::Patient)
        std::snprintf(text, sizeof text, "%07llu", static_cast<unsigned long long>(number));
    else
        std::snprintf(text, sizeof text, "%02d-%06llu", year % 100, static_cast<unsigned long long>(number));
    return text;
}

std::uint64_t numberOf(const QJsonObject& object, L name)
{
    return static_cast<std::uint64_t>(std::max(0.0, object.value(name).toDouble()));
}

} // namespace

Numbers Numbers::open(const Profile& profile, Instant now)
{
    Numbers numbers(profile);
    const auto bytes = readWhole(profile.numbersFile());
    if (bytes && !numbers.load(*bytes)) {
        numbers.m_blocks.clear();
        (void)profile.putAside(profile.numbersFile(), now);
    }
    return numbers;
}

Numbers::Numbers(Numbers&& other) noexcept : m_profile(std::move(other.m_profile)), m_blocks(std::move(other.m_blocks)) {}

bool Numbers::load(ByteView json)
{
    const auto document = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size())));
    if (!document.isArray())
        return false;
    for (const auto& value : document.array()) {
        const auto object = value.toObject();
        const auto laboratory = lab::LaboratoryId::parse(object.value(L("laboratory")).toString().toStdString());
        const Block block{numberOf(object, L("first")), numberOf(object, L("last")), numberOf(object, L("next")), object.value(L("year")).toInt()};
        if (!laboratory || block.first == 0 || block.last < block.first || block.next < block.first)
            return false;
        const auto kind = object.value(L("kind")).toString() == L("patient") ? Kind::Patient : Kind::Accession;
        m_blocks[{*laboratory, kind}].push_back(block);
    }
    return true;
}

Result<> Numbers::save()
{
    QJsonArray all;
    for (const auto& [key, blocks] : m_blocks)
        for (const auto& block : blocks)
            all.append(QJsonObject{{L("laboratory"), QString::fromStdString(key.first.toString())},
                                   {L("kind"), key.second == Kind::Patient ? L("patient") : L("accession")},
                                   {L("first"), static_cast<double>(block.first)},
                                   {L("last"), static_cast<double>(block.last)},
                                   {L("next"), static_cast<double>(block.next)},
                                   {L("year"), block.year}});
    const auto json = QJsonDocument(all).toJson();
    return writeDurably(m_profile.numbersFile(), asBytes(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
}

Result<> Numbers::add(const wire::LaboratoryEntry& entry, int year)
{
    const std::scoped_lock lock(m_mutex);
    addBlock({entry.id, Kind::Patient}, entry.patients, 0);
    addBlock({entry.id, Kind::Accession}, entry.accessions, year);
    return save();
}

void Numbers::addBlock(const Key& key, const wire::NumberLease& lease, int year)
{
    if (lease.first == 0 || lease.last < lease.first)
        return;
    auto& blocks = m_blocks[key];
    // Last year's numbers are not given out this year.
    std::erase_if(blocks, [year](const Block& block) { return block.next > block.last || block.year != year; });
    if (std::ranges::find(blocks, lease.first, &Block::first) == blocks.end())
        blocks.push_back({lease.first, lease.last, lease.first, year});
}

Result<std::string> Numbers::take(const lab::LaboratoryId& laboratory, Kind kind)
{
    const std::scoped_lock lock(m_mutex);
    for (auto& block : m_blocks[{laboratory, kind}]) {
        if (block.next > block.last)
            continue;
        const auto number = block.next++;
        if (const auto saved = save(); !saved) {
            --block.next;
            return tl::unexpected(saved.error());
        }
        return spelled(kind, number, block.year);
    }
    return fail(ErrorCode::NotFound, "numbers: the leased blocks are used up");
}

std::uint64_t Numbers::left(const lab::LaboratoryId& laboratory, Kind kind) const
{
    const std::scoped_lock lock(m_mutex);
    const auto blocks = m_blocks.find({laboratory, kind});
    std::uint64_t left = 0;
    if (blocks != m_blocks.end())
        for (const auto& block : blocks->second)
            left += block.next > block.last ? 0 : block.last - block.next + 1;
    return left;
}

std::uint64_t Numbers::used(const Key& key) const
{
    const auto blocks = m_blocks.find(key);
    if (blocks == m_blocks.end() || blocks->second.empty())
        return 0;
    const auto& newest = blocks->second.back();
    return newest.next - newest.first;
}

wire::LeaseRequest Numbers::usage(const lab::LaboratoryId& laboratory) const
{
    const std::scoped_lock lock(m_mutex);
    return {laboratory, used({laboratory, Kind::Patient}), used({laboratory, Kind::Accession})};
}

} // namespace paillasse::client
