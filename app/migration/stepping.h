// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migration/job.h"

// What each step makes of a job that is there (app/migration/advance.cpp asks who it is of, and when). `step.at` is its time in effect.
namespace paillasse::migration {

using Stepped = StepOr<std::monostate>;

Stepped take(Job& job, const Step& step, const Draft& body);
Stepped take(Job& job, const Step& step, const Approve& body);
Stepped take(Job& job, const Step& step, const BeginStaging& body);
Stepped take(Job& job, const Step& step, const BeginCheck& body);
Stepped take(Job& job, const Step& step, const Explain& body);
Stepped take(Job& job, const Step& step, const CompareSample& body);
Stepped take(Job& job, const Step& step, const Accept& body);
Stepped take(Job& job, const Step& step, const Acknowledge& body);
Stepped take(Job& job, const Step& step, const Abandon& body);
Stepped take(Job& job, const Step& step, const Staged& body);
Stepped take(Job& job, const Step& step, const Checked& body);
Stepped take(Job& job, const Step& step, const Delivered& body);
Stepped take(Job& job, const Step& step, const Erased& body);
Stepped take(Job& job, const Step& step, const Certified& body);
Stepped take(Job& job, const Step& step, const Overdue& body);

inline bool isAt(const Job& job, JobState state, Work work = Work::None) { return job.state == state && job.work == work; }
void enter(Job& job, JobState state, Work work, Instant at);
// Numbered on, unexplained, whatever they came with.
void addDifferences(Job& job, const std::vector<Difference>& differences);
bool waitsForExplanation(const Job& job);

} // namespace paillasse::migration
