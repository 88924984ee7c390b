// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "tests/ui/support/uiapplication.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/codelabel.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/messagepanel.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/reasondialog.h"
#include "ui/widgets/resultedit.h"
#include "ui/widgets/searchbox.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/sparkline.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

bool hasColor(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT

public:
    explicit WidgetsTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void aNormalResultHasNoFlag()
    {
        lab::Measurement measurement;
        QVERIFY(Flags::of(measurement, false).isEmpty());
    }

    void flagsAddUpGravestFirstAndAreSpoken()
    {
        lab::Measurement measurement;
        measurement.level = lab::Level::CriticalHigh;
        measurement.delta = lab::DeltaMark{lab::Decimal(22, 1), {}};
        measurement.range.isDefault = true;
        measurement.comment = "hemolyse";
        const Badges badges = Flags::of(measurement, true);
        QCOMPARE(badges.size(), 5);
        QCOMPARE(badges[0].text, u("HH critique"));
        QCOMPARE(badges[0].shape, Shape::DoubleUp);
        QCOMPARE(badges[1].text, u("+2,2"));
        QVERIFY(spoken(badges).startsWith(u("critique, HH, écart de +2,2")));
        for (const Badge& badge : badges)
            QVERIFY(badge.shape != Shape::None || !badge.text.isEmpty());
    }

    void theGravestBadgeIsNeverCutAway()
    {
        const Badges badges = Flags::level(lab::Level::CriticalHigh) + Badges{Flags::delta(u("+2,2")), Flags::modified()};
        for (int width : {400, 120, 60, 40}) {
            QImage image(width, 24, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintBadges(painter, image.rect(), Qt::AlignLeft, badges, m_theme);
            painter.end();
            QVERIFY2(hasColor(image, m_theme.color(ColorRole::Critical)), qPrintable(QString::number(width)));
        }
    }

    void sparklineNeedsTwoPointsAndMarksWhatIsOutside()
    {
        const auto painted = [this](const Sparkline& line) {
            QImage image(80, 30, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSparkline(painter, image.rect(), line, m_theme);
            return image;
        };
        QImage blank(80, 30, QImage::Format_ARGB32);
        blank.fill(Qt::white);
        QCOMPARE(painted({{4.2}, 3.5, 5.1}), blank);
        QVERIFY(hasColor(painted({{4.1, 4.2, 6.4}, 3.5, 5.1}), m_theme.color(ColorRole::Critical)));
        QVERIFY(!hasColor(painted({{4.1, 4.2, 4.4}, 3.5, 5.1}), m_theme.color(ColorRole::Critical)));
        QVERIFY(painted({{5, 5, 5}, {}, {}}) != blank);
    }

    void bannerSaysWhoAndWhich()
    {
        IdentityBanner banner(m_theme);
        const Instant now{1'773'303'660'000};
        lab::Patient patient;
        patient.number = "0048213";
        patient.identity.birthName = "GUEGUEN";
        patient.identity.usedName = "LE BIHAN";
        patient.identity.firstForename = "Maëlle";
        patient.identity.birthDate = {1992, 5, 3};
        patient.identity.sex = lab::Sex::Female;
        patient.identity.state = lab::IdentityState::Qualified;
        banner.show(BannerIdentity::of(patient, {2026, 3, 12}),
                    BannerOrder{u("26-112298"), true, u("Dr Cadiou"), now - hourMs, u("C. Simon (IDE)"), now, u("bilan avant scanner injecté")}, now);
        const QString text = banner.wholeText();
        for (const char* part : {"LE BIHAN Maëlle", "née le 03/05/1992", "33 ans", "0048213", "nom de naissance GUEGUEN", "INS qualifiée", "26-112298", "urgent", "Dr Cadiou",
                                 "prélevé 08:21 par C. Simon (IDE)", "reçu 09:21", "bilan avant scanner injecté"})
            QVERIFY2(text.contains(u(part)), part);
        QCOMPARE(banner.toolTip(), text);
        QCOMPARE(banner.accessibleDescription(), text);
        uitest::showAt(banner, {700, banner.sizeHint().height()});
        QCOMPARE(banner.height(), banner.minimumSizeHint().height());
        banner.clear();
        QVERIFY(banner.wholeText().isEmpty());
    }

    // Shown, copied, handed over: gone from the screen, from the clipboard and from what the label held.
    void aCodeIsForgotten()
    {
        CodeLabel label(m_theme, TextStyle::Title);
        const auto code = SecretBytes::copyOf(std::string_view("7QK4M-2WX8Z-90ABC-DEFGH"));
        label.show(code);
        const QString held = label.text(); // shares the label's own buffer
        QCOMPARE(held, u("7QK4M-2WX8Z-90ABC-DEFGH"));
        auto* clipboard = QGuiApplication::clipboard();
        clipboard->setText(u("7QK4M-2WX8Z-90ABC-DEFGH"));
        label.forget();
        QVERIFY(label.text().isEmpty());
        QVERIFY(clipboard->text().isEmpty());
        QCOMPARE(held, QString(held.size(), QChar(0)));
        // A marked part of it, too; but not what somebody has put there since.
        for (const auto& [copied, stays] : {std::pair{"2wx8z-90abc", false}, {"ABC\nDEF", false}, {"liste de courses", true}, {"ABC", true}}) {
            label.show(code);
            clipboard->setText(u(copied));
            label.forget();
            QVERIFY2(clipboard->text().isEmpty() != stays, copied);
        }
    }

    void chipsByKeyboard()
    {
        ChipBar bar(m_theme);
        bar.setChips({{u("todo"), u("À saisir"), 14, true}, {u("done"), u("Saisis"), 9}, {u("bench"), u("Biochimie"), -1, false, false, true}});
        uitest::showAt(bar, {600, 40});
        QSignalSpy toggled(&bar, &ChipBar::toggled);
        QSignalSpy removed(&bar, &ChipBar::removed);
        bar.chip(u("todo"))->setFocus();
        QTest::keyClick(bar.chip(u("todo")), Qt::Key_Right);
        QVERIFY(bar.chip(u("done"))->hasFocus());
        QTest::keyClick(bar.chip(u("done")), Qt::Key_Space);
        QCOMPARE(toggled.value(0), (QVariantList{u("done"), true}));
        QTest::keyClick(bar.chip(u("done")), Qt::Key_Delete);
        QCOMPARE(removed.size(), 0); // not removable
        QTest::keyClick(bar.chip(u("done")), Qt::Key_Right);
        QTest::keyClick(bar.chip(u("bench")), Qt::Key_Delete);
        QCOMPARE(removed.value(0), QVariantList{u("bench")});
        // What is in force is for the page to say: a key or a click only asks.
        QVERIFY(bar.chip(u("todo"))->isChecked());
        QVERIFY(!bar.chip(u("done"))->isChecked());
        QSignalSpy left(&bar, &ChipBar::left);
        QTest::mouseClick(bar.chip(u("todo")), Qt::LeftButton);
        QCOMPARE(toggled.last(), (QVariantList{u("todo"), false}));
        QVERIFY(bar.chip(u("todo"))->isChecked());
        QCOMPARE(left.size(), 1);
        bar.chip(u("bench"))->setFocus();
        // A count that changes leaves the focus where it is; the focus of a chip that goes moves to the first.
        bar.setChips({{u("todo"), u("À saisir"), 13, true}, {u("bench"), u("Biochimie"), -1, false, false, true}});
        QVERIFY(bar.chip(u("bench"))->hasFocus());
        bar.setChips({{u("todo"), u("À saisir"), 13, true}});
        QVERIFY(bar.chip(u("todo"))->hasFocus());
        QVERIFY(bar.chip(u("todo"))->accessibleName().contains(u("13")));
    }

    void searchBoxKeys()
    {
        SearchBox box(m_theme);
        uitest::showAt(box, {340, 40});
        QSignalSpy searched(&box, &SearchBox::searched);
        QSignalSpy submitted(&box, &SearchBox::submitted);
        QSignalSpy left(&box, &SearchBox::leftDownwards);
        QTest::keyClicks(&box, u(" 26-1"));
        QCOMPARE(searched.size(), 5);
        QTest::keyClick(&box, Qt::Key_Enter, Qt::KeypadModifier);
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(submitted.size(), 2);
        QCOMPARE(submitted[0][0].toString(), u("26-1"));
        // The next scan takes the place of this one.
        QCOMPARE(box.selectedText(), box.text());
        QTest::keyClicks(&box, u("26-2"));
        QCOMPARE(box.text(), u("26-2"));
        QTest::keyClick(&box, Qt::Key_Escape);
        QVERIFY(box.text().isEmpty());
        QCOMPARE(searched.last()[0].toString(), QString());
        QTest::keyClick(&box, Qt::Key_Escape);
        QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(left.size(), 2);
    }

    void keypadGrammar_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("text");
        QTest::newRow("point") << u("6.4") << u("6,4");
        QTest::newRow("comma") << u("6,4") << u("6,4");
        QTest::newRow("less") << u("-5") << u("<5");
        QTest::newRow("greater") << u("+150") << u(">150");
        QTest::newRow("one sign only") << u("1.2.3") << u("1,23");
        QTest::newRow("not first") << u("5-") << u("5-");
    }
    void keypadGrammar()
    {
        QFETCH(QString, keys);
        QFETCH(QString, text);
        ResultEdit edit(m_theme);
        QTest::keyClicks(&edit, keys);
        QCOMPARE(edit.text(), text);
        edit.clear();
        edit.setMode(ResultEdit::Mode::Free);
        QTest::keyClicks(&edit, keys);
        QCOMPARE(edit.text(), keys);
    }

    void firstSignReplacesASelection()
    {
        ResultEdit edit(m_theme);
        edit.setText(u("138"));
        edit.selectAll();
        QTest::keyClicks(&edit, u("-2"));
        QCOMPARE(edit.text(), u("<2"));
    }

    void buttonKeysTakeTheKeypadToo()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* field = new QLineEdit(&window);
        auto* button = new PrimaryButton(m_theme, u("Valider et signer"), QKeySequence(Qt::CTRL | Qt::Key_Return), &window);
        layout->addWidget(field);
        layout->addWidget(button);
        uitest::showAt(window, {400, 200});
        field->setFocus();
        QSignalSpy clicked(button, &QPushButton::clicked);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clicked.size(), 1);
        QTest::keyClick(field, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(clicked.size(), 2);
        button->setEnabled(false);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clicked.size(), 2);
        button->setEnabled(true);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(clicked.size(), 3);
        QCOMPARE(shownKey(QKeySequence(Qt::CTRL | Qt::Key_Return)), u("Ctrl+↵"));
        QCOMPARE(shownKey(QKeySequence(Qt::Key_Escape)), u("Échap"));
    }

    void aDialogEndsInCancelAndOneWordForYes()
    {
        QDialog dialog;
        auto* layout = new QVBoxLayout(&dialog);
        auto* foot = new DialogFoot(m_theme, &dialog, u("Consigner"));
        layout->addLayout(foot);
        uitest::showAt(dialog, {420, 80});
        const auto buttons = dialog.findChildren<ActionButton*>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.first()->text(), u("Annuler"));
        QCOMPARE(buttons.last(), foot->confirm());
        QVERIFY(buttons.first()->x() < foot->confirm()->x());
        buttons.first()->setFocus();
        QTest::keyClick(buttons.first(), Qt::Key_Tab);
        QVERIFY(foot->confirm()->hasFocus()); // as they stand
        QSignalSpy confirmed(foot->confirm(), &QAbstractButton::clicked);
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(dialog.isVisible()); // what yes does is the dialog's
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
    }

    void newRowsHideAtNought()
    {
        NewRowsChip chip(m_theme);
        chip.setCount(3);
        QCOMPARE(chip.text(), u("3 nouvelles"));
        QVERIFY(!chip.isHidden());
        chip.setCount(1);
        QCOMPARE(chip.text(), u("1 nouvelle"));
        chip.setCount(0);
        QVERIFY(chip.isHidden());
    }

    void reasonByKeyboard()
    {
        ReasonDialog dialog(m_theme, u("Renvoyer"), u("Pourquoi ?"), {{u("hem"), u("Hémolyse")}, {u("other"), u("Autre"), true}}, u("Renvoyer"));
        QSignalSpy given(&dialog, &ReasonDialog::reasonGiven);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(given.size(), 0); // nothing chosen yet
        QTest::keyClick(&dialog, Qt::Key_2);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(given.size(), 0); // "other" has to say which
        QTest::keyClicks(dialog.focusWidget(), u("tube vide"));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(given.value(0), (QVariantList{u("other"), u("tube vide")}));
        QVERIFY(!dialog.isVisible());
    }

    void reasonByOneDigitAndEnter()
    {
        ReasonDialog dialog(m_theme, u("Renvoyer"), u("Pourquoi ?"), {{u("hem"), u("Hémolyse")}, {u("other"), u("Autre"), true}}, u("Renvoyer"));
        QSignalSpy given(&dialog, &ReasonDialog::reasonGiven);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTest::keyClick(dialog.focusWidget(), Qt::Key_1);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(given.value(0), (QVariantList{u("hem"), QString()}));
    }

    void messagePanelAnswersThreeQuestions()
    {
        MessagePanel panel(m_theme);
        panel.setMessage({Tone::Critical, Icon::Disk, u("Titre"), u("Quoi"), u("Sûr"), u("Faire"), u("ref"), {{u("quit"), u("Quitter"), false, {}}, {u("retry"), u("Réessayer"), true, Qt::Key_F5}}});
        uitest::showAt(panel, {900, 600});
        QSignalSpy chosen(&panel, &MessagePanel::actionChosen);
        panel.focusEntry();
        QTest::keyClick(panel.focusWidget(), Qt::Key_Return);
        QTest::keyClick(panel.focusWidget(), Qt::Key_F5);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].toString(), u("retry"));
        panel.setBusy(true);
        QTest::keyClick(&panel, Qt::Key_F5);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(panel.accessibleDescription().contains(u("Sûr")));
    }

    void progressInWords()
    {
        ProgressPanel panel(m_theme, u("Avancement"), u("%1 demandes"));
        panel.setProgress({12'400, 100'000, 5'200, 17'000});
        const QString thin(QChar(0x202f));
        QCOMPARE(panel.text(), u("12%400 sur 100%000 demandes · 5%200 par seconde · encore 17 s").replace(u'%', thin));
        panel.setProgress({40, 0, 0, {}});
        QCOMPARE(panel.text(), u("40 demandes"));
    }

    void pdfFromBytes()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&buffer);
            QPainter painter(&writer);
            painter.drawText(300, 300, u("Potassium"));
            writer.newPage();
            painter.drawText(300, 300, u("fin"));
        }
        PdfView view(m_theme, u("Compte rendu"));
        QVERIFY(view.show(bytes));
        QCOMPARE(view.pageCount(), 2);
        QVERIFY(view.text(0).contains(u("Potassium")));
        QVERIFY(!view.show(QByteArray("not a PDF")));
        QCOMPARE(view.pageCount(), 0);
        QVERIFY(view.show(bytes));
        uitest::showAt(view, {500, 500});
    }

    void labelsNeverReadMarkup()
    {
        Label label(m_theme, TextStyle::Body, u("<b>x</b>"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

private:
    Theme& m_theme;

    // The label's page may be gone, and its text overwritten, before somebody has chosen the printer.
    void aSheetIsPrintedAlsoWhenTheLabelHasForgotten()
    {
        const auto code = u("ABCDE-FGHJK-MNPQR-STVWX");
        QWidget window;
        CodeLabel label(m_theme, TextStyle::Strong, &window);
        label.show(SecretBytes::copyOf(std::string_view("ABCDE-FGHJK-MNPQR-STVWX")));
        printSheet(&window, u("Codes"), label.text());
        QCOMPARE(label.text(), code); // what it shows is its own still
        auto* dialog = window.findChild<QPrintDialog*>();
        QVERIFY(dialog);
        label.forget();
        const QTemporaryDir folder;
        const auto paper = folder.filePath(u("paper.pdf"));
        dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
        dialog->printer()->setOutputFileName(paper);
        dialog->done(QDialog::Accepted);
        QPdfDocument sheet;
        QCOMPARE(sheet.load(paper), QPdfDocument::Error::None);
        QVERIFY2(sheet.getAllText(0).text().contains(code), qPrintable(sheet.getAllText(0).text()));
    }
};

PAILLASSE_UI_TEST_MAIN(WidgetsTest)
#include "widgets.test.moc"
