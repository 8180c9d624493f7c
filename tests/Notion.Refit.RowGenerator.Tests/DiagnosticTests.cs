namespace Notion.Refit.RowGenerator.Tests;

internal sealed class DiagnosticTests
{
    [TestCase("[NotionRow] public record R { public string? A { get; init; } }", "NROW001 1: 'R' must be a partial record class: 'public partial record R'")]
    [TestCase("[NotionRow] public partial class R { public string? A { get; init; } }", "NROW001 1: 'R' must be a partial record class: 'public partial record R'")]
    [TestCase("[NotionRow] public partial record R<T> { public string? A { get; init; } }", "NROW002 1: 'R' must not be generic or nested in a generic type")]
    [TestCase("[NotionRow] file partial record R { public string? A { get; init; } }", "NROW003 1: 'R' must be internal or public, and not file-local: generated code outside of it uses it")]
    [TestCase("public partial class C { [NotionRow] private partial record R { public string? A { get; init; } } }", "NROW003 1: 'R' must be internal or public, and not file-local: generated code outside of it uses it")]
    [TestCase("public class C { [NotionRow] public partial record R { public string? A { get; init; } } }", "NROW012 1: 'C', which contains the row 'R', must be partial")]
    [TestCase("[NotionRow] public partial record R { public R() { } protected R(R other) { } public string? A { get; init; } }", "NROW005 1: 'R' declares its own copy constructor, which loses the page of the row: remove it")]
    [TestCase("[NotionRow] public partial record R { public DateTime? A { get; init; } }", "NROW006 1: 'A' has the type 'DateTime?', which no column has: use DateTimeOffset for a time, or DateOnly for a day")]
    [TestCase("[NotionRow] public partial record R { [Title] public string A { get; init; } = \"\"; [Title] public string B { get; init; } = \"\"; }", "NROW007 1: 'B' is a second [Title]; 'A' already is the title")]
    [TestCase("[NotionRow] public partial record R { public R(int x) { } public string? A { get; init; } }", "NROW008 1: 'R' needs a primary constructor or one without parameters")]
    [TestCase("[NotionRow] public partial record R { public int A { get; init; } }", "NROW009 1: 'A' is neither nullable nor required: a new row in which it is not set gets 0. Make it nullable or required.")]
    [TestCase("[NotionRow] public partial record R { public string? _ { get; init; } }", "NROW010 1: '_' has no letter or digit to find its column by: add [NotionColumn(\"…\")]")]
    [TestCase("[NotionRow] public partial record R { public string? Columns { get; init; } public string? A { get; init; } }", "NROW011 1: 'Columns' has the name of a generated member: rename it and add [NotionColumn(\"Columns\")]")]
    [TestCase("[NotionRow] public partial record R { public E? A { get; init; } } public enum E { [Option(\"x\")] A, [Option(\"x\")] B }", "NROW014 1: The enum 'E' of 'A' cannot be mapped to options: several members have the option 'x'")]
    [TestCase("[NotionRow] public partial record R { public E? A { get; init; } } public enum E { [Option(\"x\", Color = \"mauve\")] A }", "NROW014 1: The enum 'E' of 'A' cannot be mapped to options: 'mauve' is not a colour of options; they are default, gray, brown, orange, yellow, green, blue, purple, pink, red")]
    [TestCase("[NotionRow] public partial record R { [ReadOnlyColumn, ColumnSchema(RollupRelation = \"Tasks\")] public decimal? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: a rollup needs RollupRelation, RollupColumn and RollupFunction")]
    [TestCase("[NotionRow] public partial record R { [ColumnSchema(Formula = \"1\")] public decimal? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: Notion computes the values of this column: mark the member [ReadOnlyColumn]")]
    [TestCase("[NotionRow] public partial record R { [ReadOnlyColumn, ColumnSchema(Formula = \"1\", RollupRelation = \"a\", RollupColumn = \"b\", RollupFunction = \"sum\")] public decimal? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: a column is a formula or a rollup, not both")]
    [TestCase("[NotionRow] public partial record R { [ColumnSchema(NumberFormat = \"euro\")] public string? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: only the column of a number has a NumberFormat")]
    [TestCase("[NotionRow] public partial record R { [ColumnSchema(IsTwoWay = true)] public string? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: only a member of the type PageId or a list of it is a relation")]
    [TestCase("[NotionRow] public partial record R { [ColumnSchema(RelatedDataSource = \"Tasks\")] public PageId? A { get; init; } }", "NROW016 1: The [ColumnSchema] of 'A' cannot be applied: RelatedDataSource is the id of a data source, such as 248104cd-477e-80af-bc30-000bd28de8f9")]
    [TestCase("[NotionRow] public partial record R { public IReadOnlyList<DateTime> A { get; init; } = []; }", "NROW006 1: 'A' has the type 'IReadOnlyList<DateTime>', which no column has: lists are of string, an enum, UserId, PageId or NamedFile, and those of a rollup of numbers or dates, too; or mark it [IgnoreColumn]")]
    [TestCase("[NotionRow] public partial record R { public string A => \"\"; }", "NROW015 1: 'R' has no property with a setter, so that there is nothing to map")]
    public void A_row_that_cannot_be_mapped_is_reported_at_its_line(string source, string expected) => Assert.That(Generation.Diagnostics(source), Is.EqualTo([expected]));

    [Test]
    public void A_row_cannot_derive_from_a_row() => Assert.That(
        Generation.Diagnostics("[NotionRow] public partial record A { public string? X { get; init; } }\n[NotionRow] public partial record B : A;"),
        Is.EqualTo(["NROW004 2: 'B' derives from the row 'A': move the common members to a record without [NotionRow]"]));

    [TestCase("[NotionRow] public partial record R { public required int A { get; init; } }")]
    [TestCase("[NotionRow] public partial record R(int A);")]
    [TestCase("[NotionRow] public partial record R { [ReadOnlyColumn] public int A { get; init; } }")]
    [TestCase("[NotionRow] public partial record R { [IgnoreColumn] public DateTime A { get; set; } public string? B { get; init; } }")]
    public void A_row_that_can_be_mapped_is_not_reported(string source) => Assert.That(Generation.Diagnostics(source), Is.Empty);
}
