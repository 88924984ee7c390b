// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes out of a printer, measured with poppler's tools beside the PDF that went in.
#include <QFile>
#include <QImage>
#include <QPrinter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "app/report/label.h"
#include "app/report/reportpdf.h"
#include "tests/report/sample.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/printing/reportprinter.h"

using namespace paillasse;

class PrintingTest : public QObject {
    Q_OBJECT

public:
    explicit PrintingTest(const ui::Theme&) {}

private:
    const QTemporaryDir m_folder;
    static constexpr int m_dpi = 150;

    static QString run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    QString save(const char* name, const QByteArray& pdf) const
    {
        const auto path = m_folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    // On a printer whose tray holds A4, as an office's does until it is told otherwise.
    QString print(const char* name, const QByteArray& pdf) const
    {
        const auto path = m_folder.filePath(QString::fromUtf8(name));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        printer.setPageSize(QPageSize(QPageSize::A4));
        if (!ui::printPdf(pdf, printer))
            qFatal("nothing was printed");
        return path;
    }
    static int pagesOf(const QString& path)
    {
        static const QRegularExpression pages(QStringLiteral("Pages:\\s+(\\d+)"));
        return pages.match(run(QStringLiteral("pdfinfo"), {path})).captured(1).toInt();
    }
    static QSizeF pointsOf(const QString& path)
    {
        static const QRegularExpression size(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+) pts"));
        const auto match = size.match(run(QStringLiteral("pdfinfo"), {path}));
        return {match.captured(1).toDouble(), match.captured(2).toDouble()};
    }
    QImage pictureOf(const QString& path, int page) const
    {
        const auto out = path + QStringLiteral("-%1").arg(page);
        run(QStringLiteral("pdftoppm"), {QStringLiteral("-gray"), QStringLiteral("-singlefile"), QStringLiteral("-r"), QString::number(m_dpi), QStringLiteral("-f"), QString::number(page), path, out});
        return QImage(out + QStringLiteral(".pgm"));
    }
    // Where there is ink.
    static QRect inkOf(const QImage& picture)
    {
        QRect ink;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y).lightness() < 128)
                    ink |= QRect(x, y, 1, 1);
        return ink;
    }
    void comesOutAsItIs(const QString& before, const QString& after, double tolerance) const
    {
        QCOMPARE(pagesOf(after), pagesOf(before));
        for (int page = 1; page <= pagesOf(before); ++page) {
            const auto was = inkOf(pictureOf(before, page));
            const auto is = inkOf(pictureOf(after, page));
            const auto told = QStringLiteral("page %1: ink at %2,%3 %4x%5, printed at %6,%7 %8x%9").arg(page).arg(was.x()).arg(was.y()).arg(was.width()).arg(was.height()).arg(is.x()).arg(is.y()).arg(is.width()).arg(is.height());
            const auto isNear = [tolerance](int a, int b) { return std::abs(a - b) <= tolerance; };
            QVERIFY2(was.width() > 50 && isNear(was.x(), is.x()) && isNear(was.y(), is.y()) && isNear(was.width(), is.width()) && isNear(was.height(), is.height()), qPrintable(told));
        }
    }

private Q_SLOTS:
    void aLabelFillsItsOwnLittlePage()
    {
        report::TubeLabel first{QStringLiteral("26-112298-1"), QStringLiteral("LE BIHAN Maëlle"), QStringLiteral("03/05/1992"), QStringLiteral("F"), QStringLiteral("0000001"),
                                QStringLiteral("EDTA (violet)"), QStringLiteral("NFS, HbA1c"), QStringLiteral("23/11 08:12"), false};
        auto second = first;
        second.barcode = QStringLiteral("26-112298-2");
        const auto labels = report::renderLabels({first, second});
        QVERIFY(labels.has_value());
        const auto before = save("labels.pdf", *labels);
        const auto after = print("labels-printed.pdf", *labels);
        constexpr double pointsPerMm = 72 / 25.4;
        const auto size = pointsOf(after);
        QVERIFY2(std::abs(size.width() - 50 * pointsPerMm) < 1.5 && std::abs(size.height() - 25 * pointsPerMm) < 1.5, qPrintable(QStringLiteral("%1 x %2 pts").arg(size.width()).arg(size.height())));
        comesOutAsItIs(before, after, 3);
    }

    void aReportComesOutOnA4()
    {
        const auto report = report::renderPdf(report::sample::input(70));
        QVERIFY(report.has_value());
        const auto before = save("report.pdf", *report);
        const auto after = print("report-printed.pdf", *report);
        const auto size = pointsOf(after);
        QVERIFY2(std::abs(size.width() - 595) < 1.5 && std::abs(size.height() - 842) < 1.5, qPrintable(QStringLiteral("%1 x %2 pts").arg(size.width()).arg(size.height())));
        comesOutAsItIs(before, after, 4);
    }

    void whatIsNoPdfIsNotPrinted()
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(m_folder.filePath(QStringLiteral("nothing.pdf")));
        QVERIFY(!ui::printPdf("no pdf", printer));
    }
};

PAILLASSE_UI_TEST_MAIN(PrintingTest)
#include "printing.test.moc"
