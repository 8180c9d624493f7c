using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>Maps the addresses of a document to those that Notion takes, with the callbacks of the caller.</summary>
/// <param name="reporter">The report.</param>
/// <param name="resolveLink">The callback for links.</param>
/// <param name="resolveAsset">The callback for files.</param>
/// <param name="baseUri">The address of the document; null when there is none.</param>
internal sealed class LinkReader(Reporter reporter, Func<string, string?>? resolveLink, Func<string, WritableFileSource?>? resolveAsset, Uri? baseUri = null)
{
    /// <summary>Gets or sets the address against which relative ones are resolved.</summary>
    public Uri? BaseUri { get; set; } = baseUri;

    /// <summary>Returns the address of a link; null when it is dropped, which is reported.</summary>
    public string? Link(string url, int? line)
    {
        string address = Absolute(AddressRules.Clean(url));
        if (AddressRules.IsLink(address))
            return address;
        if (AddressRules.IsRelative(address) && address.Length > 0 && resolveLink?.Invoke(address) is { } resolved && AddressRules.IsLink(resolved))
            return resolved;
        reporter.Add(ConversionNoticeKind.LinkDropped, ConversionSeverity.Dropped, AddressRules.Clean(url), line);
        return null;
    }

    /// <summary>Returns the file of an address; null when it is dropped, which is reported.</summary>
    public WritableFileSource? File(string url, int? line)
    {
        string address = Absolute(AddressRules.Clean(url));
        if (AddressRules.IsWeb(address))
            return new ExternalFile(address);
        if (address.Length > 0 && resolveAsset?.Invoke(address) is { } resolved)
            return resolved;
        reporter.Add(ConversionNoticeKind.FileDropped, ConversionSeverity.Dropped, address, line);
        return null;
    }

    private string Absolute(string url) =>
        BaseUri is not null && AddressRules.IsRelative(url) && url.Length > 0 && !(url[0] == '#') && Uri.TryCreate(BaseUri, url, out Uri? absolute) ? absolute.AbsoluteUri : url;
}
