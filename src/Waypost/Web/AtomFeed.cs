using System.Globalization;
using System.Text;
using System.Xml;

namespace Waypost.Web;

/// One entry of a feed; `Url` and `Id` are addresses within this site.
public sealed record AtomEntry(string Id, string Title, string Url, DateTimeOffset At, string Author, string Html);

/// An Atom feed (RFC 4287) with the addresses of the site that is asked.
public sealed class AtomFeed(string title, string path, IReadOnlyList<AtomEntry> entries) : IResult
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var site = $"{httpContext.Request.Scheme}://{httpContext.Request.Host}{httpContext.Request.PathBase}";
        var buffer = new MemoryStream();
        await using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            await xml.WriteStartElementAsync(null, "feed", Namespace);
            Text(xml, "title", title);
            Text(xml, "id", site + path);
            Link(xml, "self", site + path);
            Text(xml, "updated", Instant(entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.At)));
            foreach (var entry in entries) Write(xml, site, entry);
            await xml.WriteEndElementAsync();
        }

        httpContext.Response.ContentType = "application/atom+xml; charset=utf-8";
        await httpContext.Response.Body.WriteAsync(buffer.ToArray(), httpContext.RequestAborted);
    }

    private static void Write(XmlWriter xml, string site, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "title", entry.Title);
        Text(xml, "id", site + entry.Id);
        Link(xml, "alternate", site + entry.Url);
        Text(xml, "updated", Instant(entry.At));
        xml.WriteStartElement("author", Namespace);
        Text(xml, "name", entry.Author);
        xml.WriteEndElement();
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Namespace, value);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
