namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>The integration that a request comes from, as far as errors name it.</summary>
internal interface IIntegration
{
    /// <summary>The id: that of the bot.</summary>
    Guid IntegrationId { get; }

    /// <summary>The name: that of the bot.</summary>
    string IntegrationName { get; }
}
