using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.Http;

/// <summary>A small model, so that the transport is tested without any of the real ones.</summary>
internal sealed record Note(string Text, IReadOnlyList<int> Numbers) : INotionModel<Note>
{
    public static Note Read(ref Utf8JsonReader reader)
    {
        string? text = null;
        List<int> numbers = [];
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("text"u8))
            {
                text = reader.ReadString();
            }
            else if (name.SequenceEqual("numbers"u8))
            {
                while (reader.NextElement())
                    numbers.Add(reader.ReadInt32());
            }
            else
            {
                reader.Skip();
            }
        }

        return new(text ?? throw JsonReading.Missing(nameof(Note), "text"), numbers);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("text", Text);
        writer.WriteStartArray("numbers");
        foreach (int number in Numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
