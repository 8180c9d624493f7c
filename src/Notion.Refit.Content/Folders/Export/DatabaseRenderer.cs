using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>Writes the text of the file of a database: its schema as front matter, and its rows as a table.</summary>
internal sealed class DatabaseRenderer(PathTable paths, MarkdownExportOptions options)
{
    public (string Text, ConversionReport Report) Render(DatabaseContent content)
    {
        PageWork work = content.Work;
        var matter = new YamlMap();
        matter.Add("notion_id", new YamlText(work.Id.ToString(), IsLiteral: true));
        matter.Add("notion_type", "database");
        matter.Add("title", content.Database.Title.ToPlainText());
        var reporter = new Reporter();
        if (content.Database.Icon is { } icon)
            Add(LookYaml.IconKey, icon is FileIcon ? null : LookYaml.Icon(icon, savedPath: null), ConversionNoticeKind.IconLost);
        if (content.Database.Cover is { } cover)
            Add(LookYaml.CoverKey, cover is HostedFile ? null : LookYaml.Cover(cover, savedPath: null), ConversionNoticeKind.FileNotSaved);
        matter.Add("data_sources", new YamlList([.. content.Sources.Select(source => (YamlValue)Schema(work, source))]));

        var blocks = new List<ContentBlock>();
        foreach (SourceContent source in content.Sources)
        {
            if (content.Sources.Count > 1)
                blocks.Add(new ContentBlock(new Heading2Block(source.Reference.Name)));
            blocks.Add(Table(work, source));
        }

        Conversion<string> body = NotionMarkdown.FromBlocks(blocks, new MarkdownWriteOptions { Strict = options.Strict });
        return (FrontMatter.Write(matter) + "\n" + body.Value, new ConversionReport([.. reporter.Build(options.Strict), .. body.Report]));

        // A picture that Notion hosts would be another file; its address ends after an hour.
        void Add(string key, YamlValue? value, ConversionNoticeKind kind)
        {
            if (value is not null)
                matter.Add(key, value);
            else
                reporter.Add(kind, ConversionSeverity.Dropped, key, block: new BlockId(work.Id));
        }
    }

    private YamlMap Schema(PageWork work, SourceContent source)
    {
        var properties = new YamlMap();
        foreach ((string name, DataSourceProperty property) in source.Source.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            properties.Add(name, SchemaYaml.Write(property.Schema, id => paths.OfSource(id) is { } path ? Uri.UnescapeDataString(RelativePath.Link(work.Path, path)) : null));
        var map = new YamlMap();
        map.Add("name", source.Reference.Name);
        map.Add("folder", source.Folder == work.Folder ? "." : RelativePath.NameOf(source.Folder));
        map.Add("properties", properties);
        return map;
    }

    private ContentBlock Table(PageWork work, SourceContent source)
    {
        string[] names = [.. source.Source.Properties.OrderBy(property => property.Value.Schema is TitleSchema ? 0 : 1).ThenBy(property => property.Key, StringComparer.Ordinal).Select(property => property.Key)];
        var rows = new List<ContentBlock> { new(new TableRowBlock([.. names.Select(name => (RichTextList)name)])) };

        // By path: the times of creation are whole minutes, and those of an import are all the same.
        rows.AddRange(source.Rows.OrderBy(row => paths.Of(row.Id.Value), StringComparer.Ordinal).Select(row => new ContentBlock(new TableRowBlock([.. names.Select(name => Cell(work, row, name))]))));
        return new ContentBlock(new TableBlock { TableWidth = names.Length, HasColumnHeader = true }) { Children = rows };
    }

    private RichTextList Cell(PageWork work, Page row, string name)
    {
        if (!row.Properties.TryGetValue(name, out Property? property))
            return RichTextList.Empty;
        switch (property.Value)
        {
            case TitleValue title:
                string shown = title.Title.Count == 0 ? "Untitled" : title.Title.ToPlainText();
                return paths.Of(row.Id.Value) is { } path ? RichText.Text(shown, RelativePath.Link(work.Path, path)) : shown;
            case RichTextValue text:
                return text.RichText;
            case RelationValue relation:
                return string.Join(", ", relation.Pages.Select(page => paths.TitleOf(page.Id.Value) ?? page.Id.ToString()));
            case CheckboxValue checkbox:
                return checkbox.Checked ? "✓" : RichTextList.Empty;
            default:
                YamlValue? yaml = PropertyYaml.Write(property.Value, id => paths.TitleOf(id.Value) ?? id.ToString(), (file, _) => file.ToString());
                return yaml is null ? RichTextList.Empty : string.Join(", ", yaml.AsTexts());
        }
    }
}
