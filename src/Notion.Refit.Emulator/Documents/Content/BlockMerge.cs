using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Lays the content of an update over a block: members that are absent stay as they were.</summary>
internal static class BlockMerge
{
    private static readonly string[] SourceMembers = ["external", "file_upload", "file"];

    /// <summary>Lays an update over a block.</summary>
    /// <param name="update">The new content: the JSON under the name of the kind.</param>
    /// <param name="block">The block as it is.</param>
    /// <param name="context">The request.</param>
    /// <returns>The block as it shall be.</returns>
    public static WritableBlockContent Lay(BodyPart update, WritableBlockContent block, RequestContext context)
    {
        JsonObject json = ModelJson.ToObject(block);
        JsonObject payload = json[block.Type]!.AsObject();

        // The address of a hosted file is temporary: an update takes a new file or an external one.
        if (block is (ImageBlock or VideoBlock or AudioBlock or PdfBlock or FileBlock) && update.TryGet("file", out BodyPart hosted))
            throw hosted.ShouldNotBePresent();
        if (SourceMembers.Any(member => update.TryGet(member, out _)))
        {
            // Another file takes the place of the old one as a whole.
            foreach (string member in SourceMembers.Append("type"))
                payload.Remove(member);
        }

        foreach ((string name, BodyPart part) in update.Members)
        {
            if (name is "children")
            {
                // An empty list is let through; clients send it with every block.
                if (part.Items.Any())
                    throw part.ShouldNotBePresent();
                continue;
            }

            if (name is "icon" && part.IsNull && block is CalloutBlock)
                throw part.ShouldBe("an object or `undefined`");
            payload[name] = part.Value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(part.Value.GetRawText());
        }

        WritableBlockContent content = BlockRules.Complete(ModelJson.Read<WritableBlockContent>(json), context);
        return content is FileBlock { Name: { } named, Source: { } source } file && block is FileBlock { Name: { } before }
            ? file with { Name = WithExtension(named, Path.HasExtension(before) ? before : BlockRules.FileName(source, context)) }
            : content;
    }

    // A name without an extension gets the one of the name before, or of the file itself.
    private static string WithExtension(string name, string? other) => Path.HasExtension(name) ? name : name + Path.GetExtension(other);
}
