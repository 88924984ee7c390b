// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>

#include "app/crypto/crypto.h"
#include "tests/demo/workplace.h"
#include "ui/bench/benchpage.h"
#include "ui/reception/orderform.h"
#include "ui/reception/receptionpage.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/theme/translations.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

// The program's windows with somebody who types everywhere and saves nothing, until somebody kills it:
//   typist FOLDER LOGIN PASSWORD PATIENT ORDER ORDER-TO-VALIDATE TEXT
//   typist FOLDER                            (what stands in front after the start)
// The password of a test on a command line: no other program may do so.
using namespace paillasse;
using demo::Workplace;

namespace {

void say(const char* word)
{
    std::printf("%s\n", word);
    std::fflush(stdout);
}

void typeEverywhere(Workplace& at, const QStringList& given)
{
    auto& stage = at.stage();
    const auto& text = given[7];
    at.signIn(given[2], given[3]);

    stage.go(QStringLiteral("reception"));
    auto& reception = at.page<ui::ReceptionPage>();
    reception.presenter().openPatient(lab::PatientId::parse(given[4].toStdString()).value_or(lab::PatientId()));
    stage.wait("the patient", [&] { return reception.presenter().patient() != nullptr; });
    stage.press(Qt::Key_F3);
    stage.type(QStringLiteral("NA"));
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Return); // nothing more: on to the prescription
    at.field("Renseignements cliniques");
    stage.type(text);

    stage.go(QStringLiteral("validation"));
    auto& validation = at.page<ui::ValidationPage>();
    validation.open(QStringLiteral("order:") + given[6]);
    stage.wait("the order to validate", [&] { return validation.presenter().file() != nullptr; });
    validation.findChild<QPlainTextEdit*>()->setFocus();
    stage.type(text);

    stage.go(QStringLiteral("bench"));
    auto& bench = at.page<ui::BenchPage>();
    bench.open(QStringLiteral("order:") + given[5]);
    stage.wait("the order", [&] { return bench.presenter().file() && bench.presenter().file()->order.id.toString() == given[5].toStdString(); });
    bench.grid().setFocus();
    bench.grid().setCurrentIndex(bench.presenter().grid().index(0, ui::ResultGridModel::Result));
    stage.type(QStringLiteral("13")); // of 138: a lock must not save that
    bench.grid().setFocus();
    bench.grid().setCurrentIndex(bench.presenter().grid().index(1, ui::ResultGridModel::Result));
    stage.press(Qt::Key_F6);
    stage.wait("the reason's dialog", [&] { return stage.dialog() != nullptr; });
    stage.press(Qt::Key_5);
    stage.type(text);
    // Half a second later everything is on the disk; the last keys are written by the lock.
    stage.wait("the drafts", [&] { return at.engine().drafts().all().size() >= 3; });
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(paillasse);
    Q_INIT_RESOURCE(translations);
    const auto given = QCoreApplication::arguments();
    if ((given.size() != 8 && given.size() != 2) || !crypto::initialise())
        return 2;
    ui::Translations translations(application);
    translations.use(QStringLiteral("fr"));
    ui::Theme theme;
    theme.install(application);
    const SystemClock clock;
    const Log log(clock, [](std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); });
    try {
        Workplace at(given[1], theme, clock, log, QDir::tempPath());
        if (given.size() == 2) {
            at.waitsFor(ui::SignInStep::Failed);
            say(at.door().message().title.toUtf8().constData());
            return 0;
        }
        typeEverywhere(at, given);
        say("typed");
        at.stage().wait("the lock", [&] { return at.window().overlay().isLocked(); }, 60'000);
        // Behind what the lock wrote, on the same thread.
        at.engine().acts().tray(&at.window(), [](const auto&) { say("locked"); });
        return QApplication::exec();
    } catch (const demo::StageError& error) {
        std::fprintf(stderr, "typist: %s\n", error.what());
        return 1;
    }
}
