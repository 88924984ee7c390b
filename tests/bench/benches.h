// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tests/bench/figure.h"

namespace paillasse::bench {

struct Setting {
    QString work;            // a folder of the bench's own; stores made once are used again
    std::uint64_t orders = 100'000;
    std::uint64_t patients = 20'000;
    std::vector<unsigned> migrationPercents{1, 10, 100}; // of the disaster's 491,840 patients
};

// Durable acts per second through TLS from 64 clients, each act in a request of its own.
std::vector<Figure> acts(const Setting& setting);
// A running store's documents into a client's cache over TLS; then an act at one workstation until its document is at another; then
// what pages ask of that cache.
std::vector<Figure> firstSync(const Setting& setting);
// As-you-type search over the patients of the disaster, 491,840 of them.
std::vector<Figure> search(const Setting& setting);
// Everybody of 28 laboratories at the door within a minute, and what that does to the acts of those who work already.
std::vector<Figure> signIn(const Setting& setting);
// Another person at the same workstation, and the same person after a lock: from the key to the worklist.
std::vector<Figure> switching(const Setting& setting);
// The client's process until its sign-in page is on screen.
std::vector<Figure> start(const Setting& setting);
// The default rules over five weeks of 28 laboratories, with twelve attacks in the last: what they find, what they cry in vain, how fast.
std::vector<Figure> watch(const Setting& setting);
// The same acts at a store that watches and at one that does not.
std::vector<Figure> watchCost(const Setting& setting);
// Who saw a patient, what did a person or a workstation, what was in a month: the desk's whole answer, of a year of 28 laboratories and of one.
std::vector<Figure> trail(const Setting& setting);
// An old system's results into a laboratory, from the first byte read to the last document read back, at several sizes.
std::vector<Figure> migration(const Setting& setting);

} // namespace paillasse::bench
