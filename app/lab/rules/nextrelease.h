// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/order.h"

namespace paillasse::lab {

// The kind that a release of these lines must bear now: Corrected after a withdrawal or when one of them went out before and was
// opened again, Supplementary once the order had been complete, else Complete or Partial by what stays open. A biologist may also
// correct by choice (another interpretation, another choice of lines, a patient who is named otherwise by now). States of lines alone decide, so a reader who does not see
// every line comes to the same.
ReportKind kindOfNextRelease(const Order& order, const std::vector<LineId>& lines);

// The version that a correction made now replaces: the last that is not a withdrawal. 0: there is none.
std::uint16_t versionToReplace(const Order& order);

// Those whose words on the results stand beside each other once `upTo` is out, oldest first: a withdrawn version says nothing any more,
// and a correction says everything anew that it may say, for what was said before it too: what is sealed with a class of which it has no
// line stands on.
std::vector<const ReportVersion*> standingVersions(const Order& order, std::uint16_t upTo);
// What they say now, each thing once, as far as a version of these lines may repeat it: what is sealed with a confidential class only
// where one of the lines is of that class.
std::string standingInterpretation(const Order& order, const std::vector<LineId>& lines);
// A line that was reported and is open again; null: none is.
const ResultLine* openAgain(const Order& order);

// A line awaits the biologist: no version says yet what it says now. It is technically valid, or it was not performed and no version
// names it as it is; releasing such a line leaves its revision, so that who may not see it comes to the same.
bool isNews(const Order& order, const ResultLine& line);

// Whether a line can stand in a release now: technically valid, not performed, or released before and carried over.
bool mayBeReported(const ResultLine& line);

} // namespace paillasse::lab
