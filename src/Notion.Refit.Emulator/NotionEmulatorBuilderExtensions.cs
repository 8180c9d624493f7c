using Notion.Refit;
using Notion.Refit.Emulator;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Points clients at an emulator.</summary>
public static class NotionEmulatorBuilderExtensions
{
    /// <summary>Lets a client talk to an emulator in this process: its token, its address, and no network.</summary>
    /// <param name="builder">The client: what <c>AddNotion</c> returns.</param>
    /// <param name="emulator">The emulator. It must live as long as the client is used.</param>
    /// <returns>The same builder.</returns>
    public static INotionBuilder UseEmulator(this INotionBuilder builder, NotionEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(emulator);

        // After everything else, so that configuration of the app cannot lead a test to the real API.
        builder.Services.PostConfigure<NotionOptions>(builder.ClientName ?? Options.Options.DefaultName, options =>
        {
            options.Token = emulator.Token;
            options.BaseAddress = emulator.BaseAddress;
        });
        builder.ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        return builder;
    }
}
