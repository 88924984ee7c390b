// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <optional>
#include <unordered_map>

#include "app/store/core/documenttable.h"

namespace paillasse::store {

// The documents that acts came to last, decoded; the one not asked for the longest goes first. Of one thread.
class DocumentCache {
public:
    struct Entry {
        DocumentFacts facts;
        std::optional<lab::Document> document; // always there: lab::apply takes an optional
    };

    explicit DocumentCache(std::size_t most) : m_most(most) {}

    Entry* find(LaboratoryNumber laboratory, const lab::DocumentId& id)
    {
        const auto found = m_places.find(Name{laboratory, id});
        if (found == m_places.end())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return &m_entries.front();
    }
    Entry* put(Entry entry)
    {
        const Name name{entry.facts.laboratory, entry.facts.id};
        if (const auto found = m_places.find(name); found != m_places.end()) {
            *found->second = std::move(entry);
            return &*found->second;
        }
        m_entries.push_front(std::move(entry));
        m_places.emplace(name, m_entries.begin());
        if (m_entries.size() > m_most) {
            m_places.erase(Name{m_entries.back().facts.laboratory, m_entries.back().facts.id});
            m_entries.pop_back();
        }
        return &m_entries.front();
    }
    void forget(LaboratoryNumber laboratory, const lab::DocumentId& id)
    {
        const auto found = m_places.find(Name{laboratory, id});
        if (found == m_places.end())
            return;
        m_entries.erase(found->second);
        m_places.erase(found);
    }
    void clear()
    {
        m_places.clear();
        m_entries.clear();
    }

private:
    struct Name {
        LaboratoryNumber laboratory = 0;
        lab::DocumentId id;
        bool operator==(const Name&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Name& name) const noexcept { return std::hash<lab::DocumentId>{}(name.id) ^ name.laboratory; }
    };

    std::size_t m_most;
    std::list<Entry> m_entries;
    std::unordered_map<Name, std::list<Entry>::iterator, Hash> m_places;
};

} // namespace paillasse::store
