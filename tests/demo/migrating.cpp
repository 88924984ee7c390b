// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QFile>
#include <QListWidget>
#include <QPdfDocument>
#include <QTabWidget>

#include "tests/demo/demonstration.h"
#include "tests/demo/oldexport.h"
#include "ui/administration/codegate.h"
#include "ui/migration/mandatedialog.h"
#include "ui/migration/migrationspage.h"
#include "ui/widgets/datatable.h"

// The former system's results come in: a biologist drafts, the security officer approves, the other biologist accepts.
namespace paillasse::demo {

namespace {

using migration::JobState;
using ui::MigrationTask;

constexpr auto sourceName = "ancien-sil-pontivy.hl7";

// Down to the entry that says this, and a tick.
void tick(Stage& stage, QListWidget& list, const QString& text)
{
    stage.tabTo(list);
    stage.press(Qt::Key_Home);
    for (int row = 0; row < list.count() && list.currentItem()->text() != text; ++row)
        stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Space);
    if (list.currentItem()->text() != text || list.currentItem()->checkState() != Qt::Checked)
        throw StageError("no entry to tick");
}

// As somebody would who has looked at each.
QString reasonFor(migration::DifferenceKind kind)
{
    using migration::DifferenceKind;
    switch (kind) {
    case DifferenceKind::UnreadField: return QStringLiteral("Champs de facturation et de routage de l’ancien système, rien à reprendre");
    case DifferenceKind::UnknownExamination: return QStringLiteral("Technique arrêtée en 2019, le résultat reste au texte de la demande");
    case DifferenceKind::ImplausibleValue: return QStringLiteral("Erreur de frappe de 2020 confirmée sur le compte rendu papier, fiche FE-118");
    case DifferenceKind::ProbablySamePerson: return QStringLiteral("Même patiente, rapprochement à faire après la reprise, fiche FE-119");
    case DifferenceKind::Refused: return QStringLiteral("Message d’essai sans patient, non repris, vu avec l’éditeur");
    default: return QStringLiteral("Le dossier d’ici fait foi, vu avec l’éditeur de l’ancien système");
    }
}

QListWidget& listIn(const QWidget& dialog, const QString& name)
{
    for (auto* list : dialog.findChildren<QListWidget*>())
        if (list->accessibleName() == name)
            return *list;
    throw StageError("no such list");
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw StageError("a file could not be written");
}

// Each page as it is printed.
void picturePages(const QString& pdf, const QString& out)
{
    constexpr double dotsPerPoint = 2;
    QPdfDocument document;
    if (document.load(pdf) != QPdfDocument::Error::None)
        throw StageError("the certificate is no PDF");
    for (int page = 0; page < document.pageCount(); ++page)
        if (!document.render(page, (document.pagePointSize(page) * dotsPerPoint).toSize()).save(out + QStringLiteral("/certificate-page-%1.png").arg(page + 1)))
            throw StageError("a page of the certificate could not be written");
}

} // namespace

void Demonstration::migration()
{
    writeFile(m_setting.migrations + QLatin1Char('/') + QLatin1String(sourceName), QByteArray::fromStdString(oldExport()));
    const auto sitsDown = [this](const char* login) {
        signOut();
        signInAgain(QString::fromLatin1(login));
        stage().go(QStringLiteral("migrations"));
    };
    sitsDown(biologist);
    draftMigration();
    sitsDown(officer);
    approveMigration();
    sitsDown(biologist);
    stageAndCheck();
    explainDifferences();
    compareSample();
    ownMandateIsNotAccepted();
    sitsDown(otherBiologist);
    acceptMigration();
    keepCertificate();
}

ui::MigrationsPresenter& Demonstration::migrations()
{
    return m_here->page<ui::MigrationsPage>().presenter();
}

// A step that changes what may be done: the code of the second factor comes in between, once in a quarter of an hour.
void Demonstration::showCodeIfAsked(const char* login, const std::function<bool()>& isDone)
{
    const auto asked = [this] { return stage().dialog() && stage().dialog()->windowTitle() == ui::CodeGate::tr("Your code"); };
    stage().wait("the step, or the question for a code", [&] { return isDone() || asked(); });
    if (!asked())
        return;
    stage().fill({codeOf(QString::fromLatin1(login))});
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("the step", [&] { return isDone() && !asked(); });
}

void Demonstration::waitForState(JobState state)
{
    stage().wait("the migration's state", [&] { return migrations().current() && migrations().current()->state == state && migrations().current()->work == migration::Work::None; }, 60'000);
}

// By the letter that is underlined in its name.
void Demonstration::showTab(int place)
{
    const auto& tabs = *m_here->page<ui::MigrationsPage>().findChild<QTabWidget*>();
    stage().press(QKeySequence::mnemonic(tabs.tabText(place))[0].key(), Qt::AltModifier);
    stage().wait("the tab", [&] { return tabs.currentIndex() == place; });
}

void Demonstration::draftMigration()
{
    m_steps.begin(QStringLiteral("migration drafted"));
    stage().press(Qt::Key_N, Qt::ControlModifier);
    stage().wait("the mandate's form", [this] { return stage().dialog() != nullptr; });
    stage().tabTo("Donneur d’ordre (nom et qualité)");
    stage().type(QStringLiteral("Dr Anne Le Goff, présidente de la SELAS"));
    stage().tabTo("Référence de l’instruction écrite");
    stage().type(QStringLiteral("MIG-2026-014"));
    stage().tabTo("L’autre système, ou le destinataire");
    stage().type(QStringLiteral("Ancien SIL, site de Pontivy"));
    stage().tabTo("Demandes du (jour)");
    stage().type(QStringLiteral("01/01/2015"));
    tick(stage(), listIn(*stage().dialog(), ui::MandateDialog::tr("Who may approve it (Space ticks)")), QStringLiteral("Marc Olivier · Responsable sécurité"));
    stage().picture(QStringLiteral("31-migration-mandate"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    showCodeIfAsked(biologist, [this] { return migrations().current().has_value(); });
    waitForState(JobState::Drafted);
    stage().picture(QStringLiteral("32-migration-drafted"));
}

void Demonstration::approveMigration()
{
    m_steps.begin(QStringLiteral("migration approved"));
    waitForState(JobState::Drafted);
    stage().press(Qt::Key_F12);
    stage().wait("the mandate in words", [this] { return stage().dialog() != nullptr; });
    stage().picture(QStringLiteral("33-migration-approval"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    showCodeIfAsked(officer, [this] { return migrations().current() && migrations().current()->state == JobState::Approved; });
}

void Demonstration::stageAndCheck()
{
    m_steps.begin(QStringLiteral("migration staged and checked"));
    waitForState(JobState::Approved);
    stage().press(Qt::Key_F12);
    stage().wait("the files that wait", [this] { return stage().dialog() != nullptr; });
    stage().picture(QStringLiteral("34-migration-source"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    showCodeIfAsked(biologist, [this] { return migrations().current() && migrations().current()->steps.size() > 2; });
    waitForState(JobState::Staged);
    showTab(1);
    stage().picture(QStringLiteral("35-migration-mandated-and-produced"));
    stage().press(Qt::Key_F12);
    waitForState(JobState::Checked);
    showTab(2);
    stage().picture(QStringLiteral("36-migration-differences"));
}

void Demonstration::explainDifferences()
{
    m_steps.begin(QStringLiteral("differences explained"));
    bool isPictured = false;
    while (migrations().task() == MigrationTask::Explain) {
        const auto left = migrations().toExplain({}, false);
        const auto kind = migrations().current()->differences[left.front() - 1].kind;
        stage().press(Qt::Key_F12);
        stage().wait("the question for an explanation", [this] { return stage().dialog() != nullptr; });
        stage().fill({reasonFor(kind)});
        if (auto* forAll = stage().dialog()->findChild<QCheckBox*>()) {
            stage().tabTo(*forAll);
            stage().press(Qt::Key_Space);
        }
        if (!isPictured)
            stage().picture(QStringLiteral("37-migration-explanation"));
        isPictured = true;
        stage().press(Qt::Key_Return, Qt::ControlModifier);
        stage().wait("the explanation in the ledger", [&] { return migrations().task() != MigrationTask::None && migrations().toExplain({}, false) != left; });
    }
    stage().picture(QStringLiteral("38-migration-explained"));
}

void Demonstration::compareSample()
{
    m_steps.begin(QStringLiteral("sample compared"));
    stage().press(Qt::Key_F12);
    bool isPictured = false;
    const auto rows = [this] {
        auto* dialog = stage().dialog();
        return dialog ? dialog->findChild<ui::DataTable*>()->model()->rowCount() : 0;
    };
    do {
        stage().wait("a record of the sample", [&] { return rows() > 0; });
        if (!isPictured)
            stage().picture(QStringLiteral("39-migration-sample"));
        isPictured = true;
        stage().press(Qt::Key_F12);
        stage().wait("the next record, or the end", [&] { return rows() > 0 || !stage().dialog(); });
    } while (stage().dialog());
    stage().wait("the comparisons in the ledger", [this] { return migrations().toCompare().empty(); });
}

// The page does not offer it; asked for past the page, the store refuses.
void Demonstration::ownMandateIsNotAccepted()
{
    m_steps.begin(QStringLiteral("own mandate refused"));
    stage().wait("nothing to do for who drafted", [this] { return migrations().task() == MigrationTask::None; });
    stage().picture(QStringLiteral("40-migration-not-ones-own"));
    bool isAnswered = false;
    engine().migrations().step(migrations().current()->mandate.id, migration::Accept{}, {}, &engine(), [&](const Result<client::MigrationStepReply>& reply) {
        isAnswered = true;
        m_isOwnRefused = reply && reply->refused && reply->refusal == migration::StepRefusal::OwnMandate;
    });
    stage().wait("the store's refusal", [&] { return isAnswered; });
}

void Demonstration::acceptMigration()
{
    m_steps.begin(QStringLiteral("migration accepted"));
    waitForState(JobState::Checked);
    stage().press(Qt::Key_F12);
    stage().wait("the question before it is done", [this] { return stage().dialog() != nullptr; });
    stage().picture(QStringLiteral("41-migration-acceptance"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    showCodeIfAsked(otherBiologist, [this] { return migrations().current() && migrations().current()->state >= JobState::Accepted; });
    waitForState(JobState::Certified);
    stage().picture(QStringLiteral("42-migration-certified"));
}

void Demonstration::keepCertificate()
{
    m_steps.begin(QStringLiteral("certificate"));
    for (const auto* name : {"/certificate.json", "/certificate.pdf"}) {
        const auto path = m_setting.out + QLatin1String(name);
        QFile::remove(path); // of a run before: the dialog would ask
        stage().press(Qt::Key_F12);
        stage().wait("the file's dialog", [this] { return stage().dialog() != nullptr; });
        stage().type(path);
        stage().press(Qt::Key_Return);
        stage().wait("the file", [&] { return QFile::exists(path); });
    }
    stage().picture(QStringLiteral("43-migration-certificate"));
    picturePages(m_setting.out + QStringLiteral("/certificate.pdf"), m_setting.out);
}

} // namespace paillasse::demo
