using Notion.Refit.Everyday.Files;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Copies the files of a page itself: its icon, its cover and those in its properties.</summary>
internal sealed class PageFileCopy(INotionPages pages, FileCopier files)
{
    /// <summary>Puts uploads of the hosted files into the request.</summary>
    /// <param name="page">The page as it was read.</param>
    /// <param name="request">The request for its copy.</param>
    /// <param name="lost">What the request does not have; files that are copied are removed from it.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<CreatePageRequest> CopyAsync(Page page, CreatePageRequest request, List<NotCopied> lost, CancellationToken cancellationToken)
    {
        if (HostedIcon(page) is { } icon && await UploadAsync("icon", icon, null, HostedIcon).ConfigureAwait(false) is { } iconId)
            request = request with { Icon = Icon.FileUpload(iconId) };
        if (page.Cover is HostedFile cover && await UploadAsync("cover", cover, null, static renewed => renewed.Cover).ConfigureAwait(false) is { } coverId)
            request = request with { Cover = FileSource.FileUpload(coverId) };

        foreach ((string name, Property property) in page.Properties)
        {
            if (property.Value is not FilesValue value || !value.Files.Any(static file => file.Source is HostedFile))
                continue;
            var copies = new List<NamedFile>();
            lost.RemoveAll(loss => loss.Place == name);
            for (int i = 0; i < value.Files.Count; i++)
            {
                NamedFile file = value.Files[i];
                int index = i;
                if (file.Source is not HostedFile hosted)
                    copies.Add(file);
                else if (await UploadAsync(name, hosted, file.Name, renewed => renewed.Properties.GetFiles(property.Id.Value).ElementAtOrDefault(index)?.Source).ConfigureAwait(false) is { } id)
                    copies.Add(new NamedFile(file.Name, FileSource.FileUpload(id)));
            }

            request.Properties[name] = new FilesValue(copies);
        }

        return request;

        async Task<FileUploadId?> UploadAsync(string place, HostedFile file, string? name, Func<Page, FileSource?> find)
        {
            (FileUploadId? upload, string? problem) = await files.CopyAsync(
                file,
                name,
                async () => find(await pages.RetrieveAsync(page.Id, cancellationToken: cancellationToken).ConfigureAwait(false))
                    ?? throw new InvalidOperationException($"The page {page.Id} does not have this file any more."),
                cancellationToken).ConfigureAwait(false);
            if (place is "icon" or "cover")
                lost.RemoveAll(loss => loss.Place == place);
            if (problem is not null)
                lost.Add(new(place, problem));
            return upload;
        }
    }

    /// <summary>Whether a loss is a file that this copies.</summary>
    public static bool IsFile(Page page, string place) => place switch
    {
        "icon" => page.Icon is FileIcon,
        "cover" => page.Cover is HostedFile,
        _ => page.Properties.TryGetValue(place, out Property? property) && property.Value is FilesValue,
    };

    private static HostedFile? HostedIcon(Page page) => page.Icon is FileIcon icon ? new HostedFile { Url = icon.Url, ExpiryTime = icon.ExpiryTime } : null;
}
