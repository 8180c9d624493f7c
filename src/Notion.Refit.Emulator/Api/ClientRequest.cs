using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api;

/// <summary>A request that an app sends in its own name, not in that of a workspace.</summary>
/// <param name="Body">The body.</param>
/// <param name="Installations">The installations of the app.</param>
/// <param name="Ids">For new tokens.</param>
/// <param name="Now">The moment of the request.</param>
/// <param name="Options">How the emulator was set up.</param>
internal sealed record ClientRequest(BodyPart Body, Installations Installations, IdSource Ids, DateTimeOffset Now, NotionEmulatorOptions Options)
{
    public Validity Validity => new(Now, Options.OAuthTokenLifetime);
}
