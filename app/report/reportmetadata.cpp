// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportmetadata.h"

#include <QDateTime>
#include <QTimeZone>
#include <QXmlStreamWriter>

namespace paillasse::report {

namespace {

const QString rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
const QString dc = QStringLiteral("http://purl.org/dc/elements/1.1/");
const QString xmpBasic = QStringLiteral("http://ns.adobe.com/xap/1.0/");
const QString pdf = QStringLiteral("http://ns.adobe.com/pdf/1.3/");
const QString pdfaId = QStringLiteral("http://www.aiim.org/pdfa/ns/id/");
const QString extension = QStringLiteral("http://www.aiim.org/pdfa/ns/extension/");
const QString schema = QStringLiteral("http://www.aiim.org/pdfa/ns/schema#");
const QString property = QStringLiteral("http://www.aiim.org/pdfa/ns/property#");
const QString ours = QStringLiteral("urn:paillasse:report:1:");

QString base64(const Bytes& bytes)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toBase64());
}

void beginDescription(QXmlStreamWriter& xml)
{
    xml.writeStartElement(rdf, QStringLiteral("Description"));
    xml.writeAttribute(rdf, QStringLiteral("about"), QString());
}

void writeProperty(QXmlStreamWriter& xml, const QString& name, const QString& description)
{
    xml.writeStartElement(rdf, QStringLiteral("li"));
    xml.writeAttribute(rdf, QStringLiteral("parseType"), QStringLiteral("Resource"));
    xml.writeTextElement(property, QStringLiteral("name"), name);
    xml.writeTextElement(property, QStringLiteral("valueType"), QStringLiteral("Text"));
    xml.writeTextElement(property, QStringLiteral("category"), QStringLiteral("external"));
    xml.writeTextElement(property, QStringLiteral("description"), description);
    xml.writeEndElement();
}

// What our own two properties are: PDF/A-1 allows none that is not described in the file (6.7.8).
void writeSchema(QXmlStreamWriter& xml)
{
    beginDescription(xml);
    xml.writeStartElement(extension, QStringLiteral("schemas"));
    xml.writeStartElement(rdf, QStringLiteral("Bag"));
    xml.writeStartElement(rdf, QStringLiteral("li"));
    xml.writeAttribute(rdf, QStringLiteral("parseType"), QStringLiteral("Resource"));
    xml.writeTextElement(schema, QStringLiteral("schema"), QStringLiteral("Signed laboratory report"));
    xml.writeTextElement(schema, QStringLiteral("namespaceURI"), ours);
    xml.writeTextElement(schema, QStringLiteral("prefix"), QStringLiteral("report"));
    xml.writeStartElement(schema, QStringLiteral("property"));
    xml.writeStartElement(rdf, QStringLiteral("Seq"));
    writeProperty(xml, QStringLiteral("signature"), QStringLiteral("Ed25519 signature over the report's contents, base64"));
    writeProperty(xml, QStringLiteral("signerKey"), QStringLiteral("Ed25519 public key of the biologist, base64"));
    for (int open = 0; open < 6; ++open)
        xml.writeEndElement();
}

} // namespace

QByteArray ReportMetadata::xmp() const
{
    QByteArray out("<?xpacket begin='\xef\xbb\xbf' id='W5M0MpCehiHzreSzNTczkc9d'?>\n");
    QXmlStreamWriter xml(&out);
    for (const auto& [uri, prefix] : {std::pair(rdf, "rdf"), std::pair(dc, "dc"), std::pair(xmpBasic, "xmp"), std::pair(pdf, "pdf"), std::pair(pdfaId, "pdfaid"), std::pair(extension, "pdfaExtension"),
                                      std::pair(schema, "pdfaSchema"), std::pair(property, "pdfaProperty"), std::pair(ours, "report")})
        xml.writeNamespace(uri, QString::fromLatin1(prefix));
    xml.writeNamespace(QStringLiteral("adobe:ns:meta/"), QStringLiteral("x"));
    xml.writeStartElement(QStringLiteral("adobe:ns:meta/"), QStringLiteral("xmpmeta"));
    xml.writeStartElement(rdf, QStringLiteral("RDF"));

    beginDescription(xml);
    const auto day = QDateTime::fromMSecsSinceEpoch(releasedAt.ms, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral("+00:00");
    for (const auto* name : {"CreateDate", "ModifyDate", "MetadataDate"})
        xml.writeTextElement(xmpBasic, QString::fromLatin1(name), day);
    xml.writeTextElement(xmpBasic, QStringLiteral("CreatorTool"), creator);
    xml.writeTextElement(pdf, QStringLiteral("Producer"), QStringLiteral("Qt ") + QString::fromLatin1(qVersion()));
    xml.writeTextElement(pdfaId, QStringLiteral("part"), QStringLiteral("1"));
    xml.writeTextElement(pdfaId, QStringLiteral("conformance"), QStringLiteral("B"));
    xml.writeStartElement(dc, QStringLiteral("title"));
    xml.writeStartElement(rdf, QStringLiteral("Alt"));
    xml.writeStartElement(rdf, QStringLiteral("li"));
    xml.writeAttribute(QStringLiteral("xml:lang"), QStringLiteral("x-default"));
    xml.writeCharacters(title);
    for (int open = 0; open < 3; ++open)
        xml.writeEndElement();
    if (!code.empty())
        xml.writeTextElement(dc, QStringLiteral("identifier"), QString::fromStdString(code));
    if (!signature.empty()) {
        xml.writeTextElement(ours, QStringLiteral("signature"), base64(signature));
        xml.writeTextElement(ours, QStringLiteral("signerKey"), base64(signerKey));
    }
    xml.writeEndElement();
    if (!signature.empty())
        writeSchema(xml);
    xml.writeEndElement();
    xml.writeEndElement();
    return out + "\n<?xpacket end='w'?>";
}

} // namespace paillasse::report
