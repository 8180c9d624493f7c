using System.Text;
using Notion.Refit.Content.Building;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>Writes the text of the file of a page.</summary>
internal sealed class PageRenderer(PathTable paths, MarkdownExportOptions options)
{
    /// <summary>Returns the text, the report, and the pages to which it has links, with their paths.</summary>
    public (string Text, ConversionReport Report, Dictionary<Guid, string?> Links) Render(PageContent content)
    {
        PageWork work = content.Work;
        var links = new Dictionary<Guid, string?>();
        var matter = new YamlMap();
        matter.Add("notion_id", new YamlText(work.Id.ToString(), IsLiteral: true));
        matter.Add("title", work.Title);
        matter.Add("last_edited_time", new YamlText(PropertyYaml.Time(work.Edited), IsLiteral: true));
        if (LookYaml.Icon(work.Page?.Icon, SavedPath(AssetSaver.IconKey)) is { } icon)
            matter.Add(LookYaml.IconKey, icon);
        if (LookYaml.Cover(work.Page?.Cover, SavedPath(AssetSaver.CoverKey)) is { } cover)
            matter.Add(LookYaml.CoverKey, cover);
        var notices = new List<ConversionNotice>();
        if (work.IsRow)
        {
            // The order of properties in a response says nothing.
            foreach ((string name, Property property) in work.Page!.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            {
                if (property.Value is TitleValue)
                    continue;
                if (PropertyYaml.Write(property.Value, LinkOf, (file, i) => FileOf(property.Id, file, i)) is { } yaml)
                    matter.Add(PropertyYaml.KeyOf(name), yaml);
                else if (property.Value is not ButtonValue)
                    notices.Add(new ConversionNotice { Kind = ConversionNoticeKind.PropertyOmitted, Severity = ConversionSeverity.Dropped, Detail = name });
            }
        }

        Conversion<string> body = NotionMarkdown.FromBlocks(content.Blocks, new MarkdownWriteOptions
        {
            Strict = options.Strict,
            ResolveLink = reference => reference.Kind == ContentReferenceKind.Comment ? null : PathOf(reference.Id) is { } path ? RelativePath.LinkTo(work.Path, path, reference.Kind == ContentReferenceKind.Block) : null,
            WriteBlock = block => block.Content is LinkToPageBlock link && TargetOf(link) is { } target && paths.TitleOf(target) is { Length: > 0 } title
                ? NotionMarkdown.FromBlocks([new ContentBlock(new ParagraphBlock(RichText.Text(title, RelativePath.Link(work.Path, PathOf(target)!))))]).Value
                : null,
            ResolveAsset = file => file.BlockId is { } block && content.Assets.TryGetValue(AssetSaver.KeyOf(block), out ExportedAsset? asset) ? RelativePath.Link(work.Path, asset.Path) : null,
        });
        string text = FrontMatter.Write(matter) + (body.Value.Length == 0 ? "" : "\n" + body.Value);
        return (text, notices.Count == 0 ? body.Report : new ConversionReport([.. notices, .. body.Report]), links);

        string? PathOf(Guid id)
        {
            string? path = paths.AddressOf(id);
            links[id] = path;
            return path;
        }

        string LinkOf(PageId id) => PathOf(id.Value) is { } path ? Uri.UnescapeDataString(RelativePath.Link(work.Path, path)) : $"https://www.notion.so/{id.Value:N}";

        string? SavedPath(string key) => content.Assets.TryGetValue(key, out ExportedAsset? asset) ? Uri.UnescapeDataString(RelativePath.Link(work.Path, asset.Path)) : null;

        string? FileOf(PropertyId property, NamedFile file, int index) =>
            content.Assets.TryGetValue(AssetSaver.KeyOf(property, index), out ExportedAsset? asset) ? Uri.UnescapeDataString(RelativePath.Link(work.Path, asset.Path))
            : file.Source is ExternalFile external ? external.Url
            : file.Name;
    }

    private static Guid? TargetOf(LinkToPageBlock link) => link.Target switch
    {
        PageLink page => page.PageId.Value,
        DatabaseLink database => database.DatabaseId.Value,
        _ => null,
    };

    /// <summary>Returns the hash of the properties of a row: those that Notion computes change without an edit.</summary>
    public static string PropertiesHash(Page page)
    {
        var text = new StringBuilder();
        foreach ((string name, Property property) in page.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            var map = new YamlMap();
            if (PropertyYaml.Write(property.Value, id => id.ToString(), (file, _) => file.Source is HostedFile hosted ? FileNames.Of(hosted.Url) : file.ToString()) is { } yaml)
                map.Add(name, yaml);
            text.Append(FrontMatter.Write(map));
        }

        return GuardedFolder.Hash(Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }
}
