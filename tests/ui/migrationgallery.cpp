// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/migrationgallery.h"

#include <QTabWidget>
#include <QTest>

#include "tests/ui/support/fakemigrations.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/migration/mandatedialog.h"
#include "ui/migration/migrationspage.h"
#include "ui/shell/shell.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::ui;
using migration::JobState;
using uitest::FakeMigrations;

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

void showMigration(const Theme& theme, const QDir& out, const QString& suffix, const QSize& size)
{
    const StillClock clock;
    FakeMigrations store;
    for (const auto state : {JobState::Checked, JobState::Drafted})
        store.jobs.push_back(FakeMigrations::jobIn(static_cast<std::uint8_t>(store.jobs.size() + 1), state));
    store.jobs.push_back(FakeMigrations::jobIn(3, JobState::Approved));
    store.working = {JobState::Approved, migration::Work::Stage, 42'110, 96'310};
    store.jobs[2].work = migration::Work::Stage;
    const auto approvers = [] { return QList<Choice>{{QString::fromStdString(FakeMigrations::person(2).toString()), u("Hélène Corre")}, {QString::fromStdString(FakeMigrations::person(3).toString()), u("Yann Salaün")}}; };
    Shell frame(theme);
    std::vector<std::unique_ptr<Page>> pages;
    pages.push_back(std::make_unique<MigrationsPage>(theme, store, clock, lab::LaboratoryId(), MigrationActor{FakeMigrations::person(1), true, true, true}, approvers));
    auto* page = static_cast<MigrationsPage*>(pages.back().get());
    frame.setPages({u("Marc Olivier"), u("Responsable sécurité"), u("Laboratoire du Blavet · Pontivy")}, std::move(pages));
    frame.setStatus({Connection::Online, now, 0, 0, u("SECU-01"), {}, {}}, now);
    uitest::showAt(frame, size);
    page->activate();
    save(frame, out, u("migration-1-steps") + suffix);
    auto* tabs = page->findChild<QTabWidget*>();
    tabs->setCurrentIndex(1);
    save(frame, out, u("migration-2-fields") + suffix);
    tabs->setCurrentIndex(2);
    save(frame, out, u("migration-3-differences") + suffix);
    MandateDialog mandate(theme, clock, lab::LaboratoryId(), approvers(), &frame);
    mandate.setAttribute(Qt::WA_DeleteOnClose, false);
    mandate.show();
    save(mandate, out, u("migration-4-mandate") + suffix);
    mandate.hide();
    SampleDialog sample(theme, page->presenter(), {12, 40'117}, &frame);
    sample.setAttribute(Qt::WA_DeleteOnClose, false);
    sample.show();
    save(sample, out, u("migration-5-sample") + suffix);
}
