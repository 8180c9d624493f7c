using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notion.Refit.RowGenerator.Model;

/// <summary>A place in a file, without the syntax tree that a <see cref="Location"/> would keep alive.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? From(Location? location) =>
        location is { SourceTree: not null }
            ? new(location.SourceTree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
