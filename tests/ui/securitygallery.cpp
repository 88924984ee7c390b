// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/securitygallery.h"

#include <QTest>

#include "tests/ui/support/fakewatch.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/security/alertspage.h"
#include "ui/security/ledgerpage.h"
#include "ui/security/rulewords.h"
#include "ui/security/trailpage.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/shell.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

const Instant now{1'773'303'660'000}; // 12/03/2026 09:21 in Paris

class StillClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return ::now; }
};

QString u(const char* text) { return QString::fromUtf8(text); }

void save(QWidget& widget, const QDir& directory, const QString& name)
{
    QTest::qWait(50);
    if (!widget.grab().save(directory.filePath(name + QStringLiteral(".png"))))
        qFatal("%s could not be written", qPrintable(name));
}

} // namespace

void showSecurity(const Theme& theme, const QDir& out, const QString& suffix, const QSize& size)
{
    const StillClock clock;
    uitest::FakeWatch watch(now);
    watch.fillWithADay();
    Shell frame(theme);
    std::vector<std::unique_ptr<Page>> pages;
    pages.push_back(std::make_unique<AlertsPage>(theme, watch, clock, watch.me));
    auto* alerts = static_cast<AlertsPage*>(pages.back().get());
    alerts->presenter().setEndSession([](const lab::PersonId&, const client::Reply<void>&) {});
    pages.push_back(std::make_unique<TrailPage>(theme, watch, clock));
    pages.push_back(std::make_unique<LedgerPage>(theme, watch, clock));
    frame.setPages({u("Marc Olivier"), u("Responsable sécurité"), u("Laboratoire du Blavet · Pontivy")}, std::move(pages));
    frame.setStatus({Connection::Online, now, 0, 0, u("SECU-01"), {}, {}}, now);
    uitest::showAt(frame, size);
    save(frame, out, u("security-1-alerts") + suffix);
    alerts->open(QString::fromStdString(watch.alerts()[3].id.toString()));
    auto* bar = new NoticeBar(theme, &frame);
    bar->show(RuleWords::titleOf(watch.alerts()[2]) + u(" · Y. Salaün · HÉMATO-1"));
    save(frame, out, u("security-2-explained") + suffix);
    bar->hide();
    watch.setAlerts({});
    save(frame, out, u("security-3-calm") + suffix);
    frame.showPage(u("trail"));
    save(frame, out, u("security-4-trail") + suffix);
    frame.showPage(u("ledger"));
    save(frame, out, u("security-5-ledger") + suffix);
    watch.today.ledger.doubts = 1;
    alerts->presenter().askOverview();
    static_cast<LedgerPage*>(frame.page(u("ledger")))->presenter().refresh();
    save(frame, out, u("security-6-doubted") + suffix);
}
