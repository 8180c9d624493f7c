using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Description;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>A place in a body.</summary>
/// <param name="Path">How messages call it: <c>body.children[0]</c>.</param>
/// <param name="Node">What it is in; the object itself where neither name nor index is given.</param>
/// <param name="Key">Its name in an object.</param>
/// <param name="Index">Its index in a list.</param>
/// <param name="Schema">What it must be.</param>
/// <param name="Owner">The object that it is a member of, or is; null in a list.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record SamplePlace(string Path, JsonNode Node, string? Key, int? Index, Schema Schema, ObjectSchema? Owner, bool IsRequired)
{
    /// <summary>The place around it.</summary>
    public string ParentPath => Path[..Math.Max(Path.LastIndexOf('.'), Path.LastIndexOf('['))];

    public JsonNode? Value => Key is not null ? Node[Key] : Index is { } index ? Node[index] : Node;

    public void Replace(JsonNode? value)
    {
        if (Key is not null)
            Node[Key] = value;
        else
            Node[Index!.Value] = value;
    }
}
