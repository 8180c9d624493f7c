using System.Text.Json.Serialization;

namespace Notion.Refit.Benchmarks.Plain;

[JsonConverter(typeof(PlainBlockUnion))]
internal abstract class PlainBlock : PlainObject
{
    public string Object { get; set; } = "";

    public Guid Id { get; set; }

    public PlainParent? Parent { get; set; }

    public DateTimeOffset CreatedTime { get; set; }

    public DateTimeOffset LastEditedTime { get; set; }

    public PlainUser? CreatedBy { get; set; }

    public PlainUser? LastEditedBy { get; set; }

    public bool HasChildren { get; set; }

    public bool InTrash { get; set; }

    public string Type { get; set; } = "";
}

internal sealed class PlainBlockUnion : PlainUnion<PlainBlock>
{
    protected override IReadOnlyList<(string Name, Type Type)> Cases { get; } =
    [
        ("paragraph", typeof(PlainParagraphBlock)),
        ("heading_1", typeof(PlainHeading1Block)),
        ("heading_2", typeof(PlainHeading2Block)),
        ("heading_3", typeof(PlainHeading3Block)),
        ("bulleted_list_item", typeof(PlainBulletedListItemBlock)),
        ("numbered_list_item", typeof(PlainNumberedListItemBlock)),
        ("to_do", typeof(PlainToDoBlock)),
        ("toggle", typeof(PlainToggleBlock)),
        ("quote", typeof(PlainQuoteBlock)),
        ("callout", typeof(PlainCalloutBlock)),
        ("code", typeof(PlainCodeBlock)),
        ("table_of_contents", typeof(PlainTableOfContentsBlock)),
        ("image", typeof(PlainImageBlock)),
        ("video", typeof(PlainVideoBlock)),
        ("file", typeof(PlainFileBlock)),
        ("pdf", typeof(PlainPdfBlock)),
        ("audio", typeof(PlainAudioBlock)),
        ("divider", typeof(PlainDividerBlock)),
        ("breadcrumb", typeof(PlainBreadcrumbBlock)),
        ("column_list", typeof(PlainColumnListBlock)),
        ("column", typeof(PlainColumnBlock)),
        ("tab", typeof(PlainTabBlock)),
        ("embed", typeof(PlainEmbedBlock)),
        ("bookmark", typeof(PlainBookmarkBlock)),
        ("equation", typeof(PlainEquationBlock)),
        ("table", typeof(PlainTableBlock)),
        ("table_row", typeof(PlainTableRowBlock)),
        ("child_page", typeof(PlainChildPageBlock)),
        ("child_database", typeof(PlainChildDatabaseBlock)),
        ("link_to_page", typeof(PlainLinkToPageBlock)),
        ("synced_block", typeof(PlainSyncedBlockBlock)),
    ];

    protected override Type Other => typeof(PlainOtherBlock);
}

internal sealed class PlainOtherBlock : PlainBlock;

internal sealed class PlainParagraphBlock : PlainBlock
{
    public PlainTextContent? Paragraph { get; set; }
}

internal sealed class PlainHeading1Block : PlainBlock
{
    [JsonPropertyName("heading_1")]
    public PlainTextContent? Heading1 { get; set; }
}

internal sealed class PlainHeading2Block : PlainBlock
{
    [JsonPropertyName("heading_2")]
    public PlainTextContent? Heading2 { get; set; }
}

internal sealed class PlainHeading3Block : PlainBlock
{
    [JsonPropertyName("heading_3")]
    public PlainTextContent? Heading3 { get; set; }
}

internal sealed class PlainBulletedListItemBlock : PlainBlock
{
    public PlainTextContent? BulletedListItem { get; set; }
}

internal sealed class PlainNumberedListItemBlock : PlainBlock
{
    public PlainTextContent? NumberedListItem { get; set; }
}

internal sealed class PlainToDoBlock : PlainBlock
{
    public PlainTextContent? ToDo { get; set; }
}

internal sealed class PlainToggleBlock : PlainBlock
{
    public PlainTextContent? Toggle { get; set; }
}

internal sealed class PlainQuoteBlock : PlainBlock
{
    public PlainTextContent? Quote { get; set; }
}

internal sealed class PlainCalloutBlock : PlainBlock
{
    public PlainTextContent? Callout { get; set; }
}

internal sealed class PlainCodeBlock : PlainBlock
{
    public PlainTextContent? Code { get; set; }
}

internal sealed class PlainTableOfContentsBlock : PlainBlock
{
    public PlainTextContent? TableOfContents { get; set; }
}

internal sealed class PlainImageBlock : PlainBlock
{
    public PlainFile? Image { get; set; }
}

internal sealed class PlainVideoBlock : PlainBlock
{
    public PlainFile? Video { get; set; }
}

internal sealed class PlainFileBlock : PlainBlock
{
    public PlainFile? File { get; set; }
}

internal sealed class PlainPdfBlock : PlainBlock
{
    public PlainFile? Pdf { get; set; }
}

internal sealed class PlainAudioBlock : PlainBlock
{
    public PlainFile? Audio { get; set; }
}

internal sealed class PlainDividerBlock : PlainBlock
{
    public PlainEmpty? Divider { get; set; }
}

internal sealed class PlainBreadcrumbBlock : PlainBlock
{
    public PlainEmpty? Breadcrumb { get; set; }
}

internal sealed class PlainColumnListBlock : PlainBlock
{
    public PlainEmpty? ColumnList { get; set; }
}

internal sealed class PlainColumnBlock : PlainBlock
{
    public PlainEmpty? Column { get; set; }
}

internal sealed class PlainTabBlock : PlainBlock
{
    public PlainEmpty? Tab { get; set; }
}

internal sealed class PlainEmbedBlock : PlainBlock
{
    public PlainAddress? Embed { get; set; }
}

internal sealed class PlainBookmarkBlock : PlainBlock
{
    public PlainAddress? Bookmark { get; set; }
}

internal sealed class PlainEquationBlock : PlainBlock
{
    public PlainEquation? Equation { get; set; }
}

internal sealed class PlainTableBlock : PlainBlock
{
    public PlainTable? Table { get; set; }
}

internal sealed class PlainTableRowBlock : PlainBlock
{
    public PlainTableRow? TableRow { get; set; }
}

internal sealed class PlainChildPageBlock : PlainBlock
{
    public PlainChild? ChildPage { get; set; }
}

internal sealed class PlainChildDatabaseBlock : PlainBlock
{
    public PlainChild? ChildDatabase { get; set; }
}

internal sealed class PlainLinkToPageBlock : PlainBlock
{
    public PlainParent? LinkToPage { get; set; }
}

internal sealed class PlainSyncedBlockBlock : PlainBlock
{
    public PlainSynced? SyncedBlock { get; set; }
}

internal sealed class PlainTextContent : PlainObject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<PlainRichText>? Caption { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<PlainRichText>? RichText { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainIcon? Icon { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Checked { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsToggleable { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Color { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; set; }
}

internal sealed class PlainAddress : PlainObject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<PlainRichText>? Caption { get; set; }

    public string Url { get; set; } = "";
}

internal sealed class PlainTable : PlainObject
{
    public int TableWidth { get; set; }

    public bool HasColumnHeader { get; set; }

    public bool HasRowHeader { get; set; }
}

internal sealed class PlainTableRow : PlainObject
{
    public List<List<PlainRichText>> Cells { get; set; } = [];
}

internal sealed class PlainChild : PlainObject
{
    public string Title { get; set; } = "";
}

internal sealed class PlainSynced : PlainObject
{
    public PlainParent? SyncedFrom { get; set; }
}
