using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notion.Refit.Emulator.Core;

/// <summary>Turns an answer into bytes, with the id of the request as its last member.</summary>
internal static class AnswerEncoder
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Notion sends text as it is, not as \u escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Encode(Answer answer, string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            answer.Write(writer);

        // The models close their own object, so the member is put before its last brace.
        ReadOnlySpan<byte> json = buffer.WrittenSpan;
        ReadOnlySpan<byte> open = json[..^1];
        var result = new ArrayBufferWriter<byte>(json.Length + 64);
        result.Write(open);
        result.Write(open.Length == 1 ? "\"request_id\":\""u8 : ",\"request_id\":\""u8);
        Encoding.UTF8.GetBytes(requestId, (IBufferWriter<byte>)result);
        result.Write("\"}"u8);
        return result.WrittenMemory;
    }
}
