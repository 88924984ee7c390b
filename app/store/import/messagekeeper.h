// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/exchange/importedrecord.h"
#include "app/store/import/importsummary.h"
#include "app/store/import/keptmessages.h"

namespace paillasse::store {

// What becomes of an import's messages beside the acts: each is counted; those that are refused, go to the tray or have fields that nothing
// reads are kept sealed for a person to look at; those that were taken in wholly are known again.
class MessageKeeper {
public:
    // `kept` null: a dry run, which keeps nothing. `how`: what besides its text makes a message another one.
    MessageKeeper(std::unique_ptr<KeptMessages> kept, const std::vector<std::string>& files, std::uint64_t how, ImportSummary& summary)
        : m_kept(std::move(kept)), m_files(files), m_how(how), m_summary(summary), m_texts(files.size())
    {
    }

    // An input's text, which its messages are pieces of; it stays where it is until it is dropped.
    std::string_view hold(std::size_t input, std::string text) { return m_texts[input] = std::move(text); }
    void drop(std::size_t input) { std::string().swap(m_texts[input]); }

    // An input that is no messages: counted as one that is refused. `bytes` as they came.
    Result<> refuseInput(std::size_t input, const std::string& where, const std::string& reason, std::string bytes);
    // The messages of a reading; their records may come now.
    Result<> begin(const exchange::Reading& reading);
    void toTray(const std::vector<exchange::MessagePlace>& sources, const std::string& where, const std::string& reason);
    // The store would not do what they say: they count as refused, though they could be read.
    void refuse(const std::vector<exchange::MessagePlace>& sources, const std::string& where, const std::string& reason);
    // They have a field that was read and for which there is no place here.
    void unread(const std::vector<exchange::MessagePlace>& sources, const std::string& field);
    // Every one of them was taken in before.
    Result<bool> wasDone(const std::vector<exchange::MessagePlace>& sources);
    // What has gathered, when that is much.
    Result<> relieve();
    // All records of the reading are written.
    Result<> finish();

private:
    void countUnread(const exchange::SourceMessage& message);
    void foldTray();
    void keep(KeptKind kind, const exchange::MessagePlace& place, const std::string& where, const std::string& reason);
    Result<> keepAll();
    Result<std::vector<const exchange::SourceMessage*>> fresh();
    Result<> keepUnread(const std::vector<const exchange::SourceMessage*>& messages);
    Result<> markDone(const std::vector<const exchange::SourceMessage*>& messages);
    [[nodiscard]] std::string_view textOf(const exchange::SourceMessage& message) const;
    [[nodiscard]] Uuid doneId(const exchange::SourceMessage& message) const;

    std::unique_ptr<KeptMessages> m_kept;
    const std::vector<std::string>& m_files;
    std::uint64_t m_how;
    ImportSummary& m_summary;
    std::vector<std::string> m_texts;                                     // of the inputs, without byte-order marks
    std::map<exchange::MessagePlace, exchange::SourceMessage> m_messages; // of the reading under way
    std::vector<KeptMessages::Item> m_waiting;                            // to be kept
    std::set<std::pair<exchange::MessagePlace, std::string>> m_inTray;    // each message once for each reason
    std::set<exchange::MessagePlace> m_unfinished;                        // of the reading under way, those in the tray or refused
    std::map<exchange::MessagePlace, std::size_t> m_refused;              // by the store, of the reading under way: where in the summary
    std::map<exchange::MessagePlace, std::vector<std::string>> m_trayed;  // of the reading under way: what is said of them there
    std::map<std::pair<std::size_t, std::vector<std::string>>, std::size_t> m_unread; // where in the summary
};

} // namespace paillasse::store
