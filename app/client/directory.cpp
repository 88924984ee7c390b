// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "app/client/cache/patientindex.h"
#include "app/client/queries.h"

namespace paillasse::client {

access::Rules Directory::rules() const
{
    return {laboratory && laboratory->enteringPersonMayValidate};
}

const lab::Prescriber* Directory::prescriber(const lab::PrescriberId& id) const
{
    const auto found = std::ranges::find(prescribers, id, &lab::Prescriber::id);
    return found == prescribers.end() ? nullptr : &*found;
}

std::vector<const lab::Prescriber*> Directory::findPrescribers(std::string_view text, std::size_t limit) const
{
    std::vector<const lab::Prescriber*> found;
    const auto words = searchWords(text);
    for (const auto& one : prescribers) {
        const auto name = ' ' + foldedText(one.name) + ' ' + foldedText(one.rpps);
        const bool fits = std::ranges::all_of(words, [&name](const std::string& word) { return name.find(' ' + word) != std::string::npos; });
        if (fits && found.size() < limit)
            found.push_back(&one);
    }
    return found;
}

lab::ControlState Directory::controlOf(lab::BenchNumber bench, const DaySpan& day) const
{
    const auto log = benches.find(bench);
    if (log == benches.end())
        return lab::ControlState::NotTracked;
    // Of each level the newest word counts, and of these the worst; a word on the whole bench ends what was said of its levels before.
    using enum lab::ControlState;
    std::set<std::string> levels;
    std::set<lab::ControlState> states;
    for (auto control = log->second.controls.rbegin(); control != log->second.controls.rend(); ++control) {
        if (!day.contains(control->at))
            continue;
        if (levels.insert(control->level).second)
            states.insert(control->state);
        if (control->level.empty())
            break;
    }
    for (const auto state : {Rejected, NotDone, Attested})
        if (states.contains(state))
            return state;
    return NotTracked;
}

} // namespace paillasse::client
