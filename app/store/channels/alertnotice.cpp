// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/alertnotice.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/base/jsonline.h"

namespace paillasse::store {

const char* nameOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Raised: return "raised";
    case NoticeKind::Escalated: return "escalated";
    case NoticeKind::Closed: return "closed";
    case NoticeKind::Test: return "test";
    }
    return "";
}

std::string plainRule(std::string_view rule)
{
    constexpr std::size_t longest = 64;
    std::string plain(rule.substr(0, longest));
    std::ranges::replace_if(plain, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'); }, '-');
    return plain.empty() ? "-" : plain;
}

AlertNotice noticeOf(const wire::Alert& alert, NoticeKind kind, Instant at)
{
    return {Uuid::make(at), kind, alert.id, plainRule(alert.rule), alert.severity, alert.laboratory, alert.person, alert.workstation, !alert.patient.isNull(),
            alert.raisedAt, at, alert.count, alert.observed, alert.usual};
}

AlertNotice testNotice(Instant at)
{
    AlertNotice notice;
    notice.id = Uuid::make(at);
    notice.kind = NoticeKind::Test;
    notice.alert = notice.id;
    notice.rule = "channel-test";
    notice.raisedAt = at;
    notice.at = at;
    notice.count = 1;
    return notice;
}

std::string jsonOf(const AlertNotice& notice)
{
    JsonLine json;
    json.add("notice", notice.id.toString()).add("event", nameOf(notice.kind)).add("alert", notice.alert.toString()).add("rule", notice.rule).add("severity", nameOf(notice.severity));
    if (!notice.laboratory.isNull())
        json.add("laboratory", notice.laboratory.toString());
    if (!notice.person.isNull())
        json.add("person", notice.person.toString());
    if (!notice.workstation.isNull())
        json.add("workstation", notice.workstation.toString());
    json.add("about_patient", notice.aboutPatient).add("raised_at", toIsoUtc(notice.raisedAt)).add("at", toIsoUtc(notice.at));
    return json.add("count", notice.count).add("observed", notice.observed).add("usual", notice.usual).text();
}

} // namespace paillasse::store
