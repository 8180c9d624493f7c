using System.Globalization;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>Maps what blocks lead to, pages and files, to addresses in a document, with the callbacks of the caller.</summary>
/// <param name="reporter">The report.</param>
/// <param name="resolveLink">The callback for pages and databases.</param>
/// <param name="resolveAsset">The callback for files.</param>
internal sealed class LinkWriter(Reporter reporter, Func<ContentReference, string?>? resolveLink, Func<ContentFile, string?>? resolveAsset)
{
    private const string App = "https://www.notion.so/";

    public string OfPage(PageId id, string? title = null) => Of(ContentReferenceKind.Page, id.Value, title);

    public string OfDatabase(DatabaseId id, string? title = null) => Of(ContentReferenceKind.Database, id.Value, title);

    public string Of(ContentReferenceKind kind, Guid id, string? title)
    {
        string url = App + id.ToString("N");
        return resolveLink?.Invoke(new ContentReference(kind, id, title, url)) ?? url;
    }

    /// <summary>Returns the address of a link in text; null when it is not safe, which is reported.</summary>
    public string? OfText(string url, string text, BlockId? block)
    {
        string address = AddressRules.Clean(url);
        if (TryBlock(address, out Guid blockPage, out Guid target))
        {
            string absolute = address[0] == '/' ? App + address[1..] : address;
            return resolveLink?.Invoke(new ContentReference(ContentReferenceKind.Block, target, text, absolute) { PageId = new PageId(blockPage) }) ?? absolute;
        }

        if (Page(address) is { } page)
            return resolveLink?.Invoke(new ContentReference(ContentReferenceKind.Page, page.Value, text, App + page.Value.ToString("N"))) ?? (address[0] == '/' ? App + address[1..] : address);
        string? scheme = AddressRules.Scheme(address);
        if (address.Length > 0 && (scheme is null || scheme is "http" or "https" or "mailto" or "tel"))
            return address;
        reporter.Add(ConversionNoticeKind.LinkDropped, ConversionSeverity.Dropped, scheme is null ? "" : $"{scheme} scheme", block: block);
        return null;
    }

    /// <summary>Returns the address of a file; null when it has none that can be written, which is reported.</summary>
    public string? OfFile(string kind, FileSource? source, string? name, BlockId? block)
    {
        (string url, DateTimeOffset? expiry) = source switch
        {
            ExternalFile external => (external.Url, (DateTimeOffset?)null),
            HostedFile hosted => (hosted.Url, hosted.ExpiryTime),
            FileUploadFile upload => ($"file-upload://{upload.Id}", null),
            _ => ("", null),
        };
        if (url.Length > 0 && resolveAsset?.Invoke(new ContentFile(kind, url) { BlockId = block, Name = name, ExpiryTime = expiry }) is { } resolved)
            return resolved;
        if (source is HostedFile)
            reporter.Add(ConversionNoticeKind.FileAddressExpires, ConversionSeverity.Lossy, expiry?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "", block: block);
        string address = AddressRules.Clean(url);
        if (source is FileUploadFile || AddressRules.Scheme(address) is "http" or "https")
            return address;
        reporter.Add(ConversionNoticeKind.FileDropped, ConversionSeverity.Dropped, kind, block: block);
        return null;
    }

    /// <summary>Reads the address of a block on a page.</summary>
    public static bool TryBlock(string url, out Guid page, out Guid block)
    {
        page = block = default;
        int mark = url.IndexOf('#', StringComparison.Ordinal);
        return mark > 0
            && IsOfNotion(url)
            && NotionLink.TryParse(url.AsSpan(mark), NotionLinkPart.Block, out block)
            && NotionLink.TryParse(url.AsSpan(0, mark), NotionLinkPart.Page, out page);
    }

    private static PageId? Page(string url) => IsOfNotion(url) && !url.Contains('#', StringComparison.Ordinal) && PageId.TryParse(url, out PageId id) ? (PageId?)id : null;

    // Notion itself writes links between pages without a host.
    private static bool IsOfNotion(string url) => url.StartsWith('/') || (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && IsNotion(address.Host));

    private static bool IsNotion(string host) =>
        host is "notion.so" or "www.notion.so" or "app.notion.com" or "www.notion.com" || host.EndsWith(".notion.site", StringComparison.OrdinalIgnoreCase);
}
