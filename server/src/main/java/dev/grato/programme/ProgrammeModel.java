package dev.grato.programme;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The objects of the programme: what it is for and who answers for it, what is decided, tried out and spent, and
/// whom it changes something for.
///
/// They are ordinary records: with history, undo, import and export, on devices too. Whoever may read lists reads them;
/// who changes them is the programme's own matter (see [ProgrammeTeam]).
@Component
public class ProgrammeModel implements ModelContribution {

    /// The one programme of a workspace; its id is the same everywhere, so that rules find it without a search.
    public static final UUID ID = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_9209_0000L);

    private static final long FIRST_GATE = 0x8000_0000_9209_0100L;

    public static final String PROGRAMME = "programme";
    public static final String ROLE = "programmeRole";
    public static final String SIGNATURE = "signature";
    public static final String OBJECTIVE = "objective";
    public static final String PROCESS = "businessProcess";
    public static final String SCOPE_ITEM = "scopeItem";
    public static final String DECISION = "decision";
    public static final String PILOT = "pilot";
    public static final String CRITERION = "criterion";
    public static final String BUDGET_LINE = "budgetLine";
    public static final String COST = "costEntry";
    public static final String ROLE_GROUP = "roleGroup";
    public static final String INVOLVEMENT = "involvement";
    public static final String RING = "ring";
    public static final String RING_MEMBER = "ringMember";
    public static final String RELEASE = "featureRelease";
    public static final String TOPIC = "decisionTopic";
    public static final String RIGHT = "decisionRight";
    public static final String CHANGE = "criterionChange";
    public static final String REVIEW = "gateReview";
    public static final String SYSTEM = "touchingSystem";
    public static final String USE = "systemUse";
    public static final String RISK = "risk";
    public static final String RITUAL = "ritual";
    public static final String MEETING = "ritualMeeting";
    public static final String LESSON = "lesson";
    public static final String GROUP_CHANGE = "groupChange";
    public static final String CLAIM = "benefitClaim";

    /// The id under which it is kept that a gate of [Gates#ORDER] was passed; it is passed once.
    public static UUID gate(String code) {
        return new UUID(ID.getMostSignificantBits(), FIRST_GATE + Gates.ORDER.indexOf(code));
    }

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(
                DirectionDeclarations.programme(),
                DirectionDeclarations.objective(),
                DirectionDeclarations.scopeItem(),
                DirectionDeclarations.budgetLine(),
                DirectionDeclarations.cost(),
                GovernanceDeclarations.role(),
                GovernanceDeclarations.signature(),
                GovernanceDeclarations.process(),
                RightsDeclarations.topic(),
                RightsDeclarations.right(),
                GovernanceDeclarations.decision(),
                RolloutDeclarations.pilot(),
                RolloutDeclarations.criterion(),
                RolloutDeclarations.roleGroup(),
                RolloutDeclarations.involvement(),
                ReleaseDeclarations.ring(),
                ReleaseDeclarations.member(),
                ReleaseDeclarations.release(),
                GateDeclarations.change(),
                GateDeclarations.review(),
                MapDeclarations.system(),
                MapDeclarations.use(),
                SteeringDeclarations.risk(),
                SteeringDeclarations.ritual(),
                SteeringDeclarations.meeting(),
                SteeringDeclarations.lesson(),
                RolloutDeclarations.groupChange(),
                DirectionDeclarations.claim());
    }
}
