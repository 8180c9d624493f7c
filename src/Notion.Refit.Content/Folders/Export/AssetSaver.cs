using Notion.Refit.Content.Building;
using Notion.Refit.Everyday.Files;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>Saves the files that Notion hosts into the folders of their pages.</summary>
internal sealed class AssetSaver(INotionClient notion, GuardedFolder folder, MarkdownExportOptions options, TransferLog log)
{
    public const string IconKey = LookYaml.IconKey;
    public const string CoverKey = LookYaml.CoverKey;

    public static string KeyOf(BlockId block) => block.Value.ToString("N");

    public static string KeyOf(PropertyId property, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{property.Value}/{index}");

    /// <summary>Saves the files of a page that are new or replaced.</summary>
    public async Task SaveAsync(PageContent content, NameTable names, ExportRecord? old, CancellationToken cancellationToken)
    {
        if (!options.SaveFiles)
            return;
        Dictionary<string, ExportedAsset> saved = (old?.Assets ?? []).ToDictionary(asset => asset.Key, StringComparer.Ordinal);
        foreach (BlockNode node in content.Tree.All())
        {
            if (FileAddress.Of(node.Block.Content) is not HostedFile file)
                continue;
            string name = (node.Block.Content as FileBlock)?.Name ?? FileNames.Of(file.Url);
            await SaveAsync(
                content,
                names,
                saved,
                KeyOf(node.Block.Id),
                file,
                name,
                node.Block.Id.Value,
                stream => notion.Blocks.DownloadAsync(node.Block, stream, options.FileClient, options.TimeProvider, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }

        if (content.Work.Page is { } page)
        {
            if (page.Icon is FileIcon icon)
                await SaveLookAsync(IconKey, new HostedFile { Url = icon.Url, ExpiryTime = icon.ExpiryTime }, again => again.Icon is FileIcon fresh ? new HostedFile { Url = fresh.Url, ExpiryTime = fresh.ExpiryTime } : null).ConfigureAwait(false);
            if (page.Cover is HostedFile cover)
                await SaveLookAsync(CoverKey, cover, again => again.Cover as HostedFile).ConfigureAwait(false);
        }

        if (!content.Work.IsRow)
            return;
        foreach ((string property, Property value) in content.Work.Page!.Properties)
        {
            if (value.Value is not FilesValue files)
                continue;
            for (int i = 0; i < files.Files.Count; i++)
            {
                int index = i;
                if (files.Files[i].Source is not HostedFile file)
                    continue;
                await SaveAsync(
                    content,
                    names,
                    saved,
                    KeyOf(value.Id, i),
                    file,
                    files.Files[i].Name ?? FileNames.Of(file.Url),
                    content.Work.Id,
                    stream => notion.Pages.DownloadAsync(content.Work.Page!, property, stream, index, options.FileClient, options.TimeProvider, cancellationToken),
                    cancellationToken).ConfigureAwait(false);
            }
        }

        Task SaveLookAsync(string key, HostedFile file, Func<Page, HostedFile?> find) => SaveAsync(
            content,
            names,
            saved,
            key,
            file,
            FileNames.Of(file.Url),
            content.Work.Id,
            stream => FileDownloader.DownloadAsync(
                file,
                async () => find(await notion.Pages.RetrieveAsync(new PageId(content.Work.Id), ["title"], cancellationToken).ConfigureAwait(false)) ?? file,
                stream,
                options.FileClient,
                options.TimeProvider,
                cancellationToken),
            cancellationToken);
    }

    private async Task SaveAsync(
        PageContent content,
        NameTable names,
        Dictionary<string, ExportedAsset> saved,
        string key,
        HostedFile file,
        string name,
        Guid id,
        Func<Stream, Task> download,
        CancellationToken cancellationToken)
    {
        if (content.Assets.ContainsKey(key))
            return;
        string address = file.Url.Split('?')[0];
        string parent = content.Work.Folder;
        ExportedAsset? before = saved.GetValueOrDefault(key);
        string? path = before is not null && RelativePath.FolderOf(before.Path) == parent && names.TryKeep(RelativePath.NameOf(before.Path), "") ? before.Path : null;
        bool isSame = before?.Address == address && folder.Exists(before.Path);
        if (isSame && path is not null)
        {
            content.Assets[key] = before!;
            return;
        }

        string temporary = folder.Temporary();
        try
        {
            if (isSame)
            {
                // The page has another path now.
                File.Copy(folder.Full(before!.Path), temporary);
            }
            else
            {
                FileStream stream = File.Create(temporary);
                await using (stream.ConfigureAwait(false))
                    await download(stream).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            File.Delete(temporary);
            content.IsIncomplete = true;
            log.Add(content.Work.Path, ConversionNoticeKind.FileNotSaved, ConversionSeverity.Dropped, $"{name}: {e.Message}", new BlockId(id));
            if (options.Strict)
                throw new IOException($"The file '{name}' could not be saved: {e.Message}", e);
            return;
        }

        path ??= await FreePathAsync(parent, SafeName.OfFile(name), id, names, temporary, cancellationToken).ConfigureAwait(false);
        folder.Place(temporary, path);
        if (isSame)
            folder.Delete(before!.Path);
        content.Assets[key] = new ExportedAsset(key, address, path);
    }

    // A file of the user with other content is not overwritten.
    private async Task<string> FreePathAsync(string parent, string name, Guid id, NameTable names, string temporary, CancellationToken cancellationToken)
    {
        while (true)
        {
            string path = RelativePath.Combine(parent, names.TakeFile(name, id));
            if (!folder.IsTaken(path) || names.IsOwn(path))
                return path;
            if (!folder.Exists(path))
                continue;
            string there = await folder.HashAsync(path, cancellationToken).ConfigureAwait(false);
            FileStream file = File.OpenRead(temporary);
            await using (file.ConfigureAwait(false))
            {
                if (there == Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)))
                    return path;
            }
        }
    }
}
