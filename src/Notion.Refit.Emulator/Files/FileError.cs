using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Files;

/// <summary>An error in the form of S3.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The element <c>Code</c>.</param>
/// <param name="Message">The element <c>Message</c>.</param>
/// <param name="Details">Further elements.</param>
internal sealed record FileError(int Status, string Code, string Message, params XElement[] Details)
{
    public EmulatorResponse ToResponse(string requestId)
    {
        var error = new XElement(
            "Error", new XElement("Code", Code), new XElement("Message", Message), Details, new XElement("RequestId", requestId));
        string xml = new XDeclaration("1.0", "UTF-8", null) + "\n" + error.ToString(SaveOptions.DisableFormatting);
        return new EmulatorResponse
        {
            Status = Status,
            ContentType = FileErrors.ContentType,
            Body = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(xml)),
        };
    }
}
